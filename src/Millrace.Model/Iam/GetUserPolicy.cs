using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>GetUserPolicy: returns an inline policy of a user.</summary>
/// <remarks>Errors: NoSuchEntity.</remarks>
[Structure]
[Operation(typeof(IamApi), "GetUserPolicy", Resource = "user", ReadOnly = true)]
public sealed partial record GetUserPolicyRequest : IRequest<GetUserPolicyResponse>, IUserRequest
{
    /// <summary>The user's name.</summary>
    [Shape(typeof(ExistingUserNameType))]
    public required string UserName { get; init; }

    /// <summary>The policy's name.</summary>
    [Shape(typeof(PolicyNameType))]
    public required string PolicyName { get; init; }
}

/// <summary>The answer of GetUserPolicy.</summary>
[Structure]
public sealed partial record GetUserPolicyResponse
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
