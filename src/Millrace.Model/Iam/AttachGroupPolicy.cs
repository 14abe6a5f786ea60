using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>AttachGroupPolicy: attaches a managed policy to a group.</summary>
/// <remarks>Errors: NoSuchEntity, LimitExceeded, InvalidInput, PolicyNotAttachable.</remarks>
[Structure]
[Operation(typeof(IamApi), "AttachGroupPolicy", Resource = "group")]
public sealed partial record AttachGroupPolicyRequest : IRequest<NoOutput>, IGroupRequest
{
    /// <summary>The group's name.</summary>
    [Shape(typeof(GroupNameType))]
    public required string GroupName { get; init; }

    /// <summary>The managed policy's ARN.</summary>
    [Shape(typeof(ArnType))]
    public required string PolicyArn { get; init; }
}
