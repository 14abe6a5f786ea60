using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>DeleteUser: deletes a user that has nothing left.</summary>
/// <remarks>Errors: LimitExceeded, NoSuchEntity, DeleteConflict.</remarks>
[Structure]
[Operation(typeof(IamApi), "DeleteUser", Resource = "user")]
public sealed partial record DeleteUserRequest : IRequest<NoOutput>, IUserRequest
{
    /// <summary>The user's name.</summary>
    [Shape(typeof(ExistingUserNameType))]
    public required string UserName { get; init; }
}
