using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>CreateUser: makes a user.</summary>
/// <remarks>Errors: LimitExceeded, EntityAlreadyExists, NoSuchEntity, InvalidInput.</remarks>
[Structure]
[Operation(typeof(IamApi), "CreateUser", Resource = "user")]
public sealed partial record CreateUserRequest : IRequest<CreateUserResponse>, IUserRequest
{
    /// <summary>The path, which begins and ends with a slash; <c>/</c> by default.</summary>
    [Shape(typeof(PathType))]
    public string? Path { get; init; }

    /// <summary>The user's name.</summary>
    [Shape(typeof(UserNameType))]
    public required string UserName { get; init; }

    /// <summary>The managed policy that bounds what the principal may do.</summary>
    [Shape(typeof(ArnType))]
    public string? PermissionsBoundary { get; init; }

    /// <summary>Tags, 50 at most.</summary>
    [Shape(typeof(TagListType))]
    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>The answer of CreateUser.</summary>
[Structure]
public sealed partial record CreateUserResponse
{
    /// <summary>The user.</summary>
    public User? User { get; init; }
}
