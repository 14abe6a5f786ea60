using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>UpdateAccountSettings: changes the settings of the account in the region. 5 calls a second.</summary>
/// <remarks>Errors: InvalidArgumentException, ValidationException, LimitExceededException.</remarks>
[Structure]
[Operation(typeof(KinesisApi), "UpdateAccountSettings", Resource = "*")]
public sealed partial record UpdateAccountSettingsRequest : IRequest<UpdateAccountSettingsResponse>
{
    /// <summary>The commitment to a minimum throughput.</summary>
    public required MinimumThroughputBillingCommitmentInput MinimumThroughputBillingCommitment { get; init; }
}

/// <summary>The answer of UpdateAccountSettings.</summary>
[Structure]
public sealed partial record UpdateAccountSettingsResponse
{
    /// <summary>The commitment as it is now.</summary>
    public MinimumThroughputBillingCommitmentOutput? MinimumThroughputBillingCommitment { get; init; }
}
