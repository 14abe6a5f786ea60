using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>DeleteGroupPolicy: deletes an inline policy of a group.</summary>
/// <remarks>Errors: NoSuchEntity, LimitExceeded.</remarks>
[Structure]
[Operation(typeof(IamApi), "DeleteGroupPolicy", Resource = "group")]
public sealed partial record DeleteGroupPolicyRequest : IRequest<NoOutput>, IGroupRequest
{
    /// <summary>The group's name.</summary>
    [Shape(typeof(GroupNameType))]
    public required string GroupName { get; init; }

    /// <summary>The policy's name.</summary>
    [Shape(typeof(PolicyNameType))]
    public required string PolicyName { get; init; }
}
