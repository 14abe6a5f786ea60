using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>CreateAccessKey: issues a key pair to a user, or to the caller; 2 at most.</summary>
/// <remarks>Errors: NoSuchEntity, LimitExceeded.</remarks>
[Structure]
[Operation(typeof(IamApi), "CreateAccessKey", Resource = "user")]
public sealed partial record CreateAccessKeyRequest : IRequest<CreateAccessKeyResponse>, IUserRequest
{
    /// <summary>The user's name.</summary>
    [Shape(typeof(ExistingUserNameType))]
    public string? UserName { get; init; }
}

/// <summary>The answer of CreateAccessKey.</summary>
[Structure]
public sealed partial record CreateAccessKeyResponse
{
    /// <summary>The access key.</summary>
    public required AccessKey AccessKey { get; init; }
}
