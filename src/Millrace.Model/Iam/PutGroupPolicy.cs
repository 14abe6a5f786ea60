using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>PutGroupPolicy: sets an inline policy of a group.</summary>
/// <remarks>Errors: LimitExceeded, MalformedPolicyDocument, NoSuchEntity.</remarks>
[Structure]
[Operation(typeof(IamApi), "PutGroupPolicy", Resource = "group")]
public sealed partial record PutGroupPolicyRequest : IRequest<NoOutput>, IGroupRequest
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
