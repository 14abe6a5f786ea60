using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>PutUserPolicy: sets an inline policy of a user.</summary>
/// <remarks>Errors: LimitExceeded, MalformedPolicyDocument, NoSuchEntity.</remarks>
[Structure]
[Operation(typeof(IamApi), "PutUserPolicy", Resource = "user")]
public sealed partial record PutUserPolicyRequest : IRequest<NoOutput>, IUserRequest
{
    /// <summary>The user's name.</summary>
    [Shape(typeof(ExistingUserNameType))]
    public required string UserName { get; init; }

    /// <summary>The policy's name.</summary>
    [Shape(typeof(PolicyNameType))]
    public required string PolicyName { get; init; }

    /// <summary>The policy, a JSON document; URL-encoded in answers.</summary>
    [Shape(typeof(PolicyDocumentType))]
    public required string PolicyDocument { get; init; }
}
