using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>GetUser: describes a user, or the caller.</summary>
/// <remarks>Errors: NoSuchEntity.</remarks>
[Structure]
[Operation(typeof(IamApi), "GetUser", Resource = "user", ReadOnly = true)]
public sealed partial record GetUserRequest : IRequest<GetUserResponse>, IUserRequest
{
    /// <summary>The user's name.</summary>
    [Shape(typeof(ExistingUserNameType))]
    public string? UserName { get; init; }
}

/// <summary>The answer of GetUser.</summary>
[Structure]
public sealed partial record GetUserResponse
{
    /// <summary>The user.</summary>
    public required User User { get; init; }
}
