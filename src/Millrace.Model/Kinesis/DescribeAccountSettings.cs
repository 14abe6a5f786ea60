using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>DescribeAccountSettings: the settings of the account in the region. 5 calls a second.</summary>
/// <remarks>Errors: LimitExceededException.</remarks>
[Structure]
[Operation(typeof(KinesisApi), "DescribeAccountSettings", Resource = "*", ReadOnly = true)]
public sealed partial record DescribeAccountSettingsRequest : IRequest<DescribeAccountSettingsResponse>;

/// <summary>The answer of DescribeAccountSettings.</summary>
[Structure]
public sealed partial record DescribeAccountSettingsResponse
{
    /// <summary>The commitment to a minimum throughput.</summary>
    public MinimumThroughputBillingCommitmentOutput? MinimumThroughputBillingCommitment { get; init; }
}
