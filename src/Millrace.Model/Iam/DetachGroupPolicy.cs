using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>DetachGroupPolicy: detaches a managed policy from a group.</summary>
/// <remarks>Errors: NoSuchEntity, LimitExceeded, InvalidInput.</remarks>
[Structure]
[Operation(typeof(IamApi), "DetachGroupPolicy", Resource = "group")]
public sealed partial record DetachGroupPolicyRequest : IRequest<NoOutput>, IGroupRequest
{
    /// <summary>The group's name.</summary>
    [Shape(typeof(GroupNameType))]
    public required string GroupName { get; init; }

    /// <summary>The managed policy's ARN.</summary>
    [Shape(typeof(ArnType))]
    public required string PolicyArn { get; init; }
}
