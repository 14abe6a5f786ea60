using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>GetGroupPolicy: returns an inline policy of a group.</summary>
/// <remarks>Errors: NoSuchEntity.</remarks>
[Structure]
[Operation(typeof(IamApi), "GetGroupPolicy", Resource = "group", ReadOnly = true)]
public sealed partial record GetGroupPolicyRequest : IRequest<GetGroupPolicyResponse>, IGroupRequest
{
    /// <summary>The group's name.</summary>
    [Shape(typeof(GroupNameType))]
    public required string GroupName { get; init; }

    /// <summary>The policy's name.</summary>
    [Shape(typeof(PolicyNameType))]
    public required string PolicyName { get; init; }
}

/// <summary>The answer of GetGroupPolicy.</summary>
[Structure]
public sealed partial record GetGroupPolicyResponse
{
    /// <summary>The group's name.</summary>
    [Shape(typeof(GroupNameType))]
    public required string GroupName { get; init; }

    /// <summary>The policy's name.</summary>
    [Shape(typeof(PolicyNameType))]
    public required string PolicyName { get; init; }

    /// <summary>The policy, a JSON document; URL-encoded in answers.</summary>
    [Shape(typeof(PolicyDocumentType))]
    public required string PolicyDocument { get; init; }
}
