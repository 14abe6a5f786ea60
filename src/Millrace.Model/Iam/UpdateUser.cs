using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>UpdateUser: renames a user or moves it to another path.</summary>
/// <remarks>Errors: NoSuchEntity, LimitExceeded, EntityAlreadyExists, EntityTemporarilyUnmodifiable.</remarks>
[Structure]
[Operation(typeof(IamApi), "UpdateUser", Resource = "user")]
public sealed partial record UpdateUserRequest : IRequest<NoOutput>, IUserRequest
{
    /// <summary>The user's name.</summary>
    [Shape(typeof(ExistingUserNameType))]
    public required string UserName { get; init; }

    /// <summary>The path that it gets.</summary>
    [Shape(typeof(PathType))]
    public string? NewPath { get; init; }

    /// <summary>The name that the user gets.</summary>
    [Shape(typeof(UserNameType))]
    public string? NewUserName { get; init; }
}
