using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>DeleteUserPolicy: deletes an inline policy of a user.</summary>
/// <remarks>Errors: NoSuchEntity, LimitExceeded.</remarks>
[Structure]
[Operation(typeof(IamApi), "DeleteUserPolicy", Resource = "user")]
public sealed partial record DeleteUserPolicyRequest : IRequest<NoOutput>, IUserRequest
{
    /// <summary>The user's name.</summary>
    [Shape(typeof(ExistingUserNameType))]
    public required string UserName { get; init; }

    /// <summary>The policy's name.</summary>
    [Shape(typeof(PolicyNameType))]
    public required string PolicyName { get; init; }
}
