using Millrace.Wire;

namespace Millrace.Model.Sts;

/// <summary>A federated user.</summary>
[Structure]
public sealed partial record FederatedUser
{
    /// <summary>The account, a colon and the name.</summary>
    [Shape(typeof(FederatedIdType))]
    public required string FederatedUserId { get; init; }

    /// <summary>The ARN.</summary>
    [Shape(typeof(ArnType))]
    public required string Arn { get; init; }
}
