using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>DeleteUserPermissionsBoundary: takes a user's boundary away.</summary>
/// <remarks>Errors: NoSuchEntity.</remarks>
[Structure]
[Operation(typeof(IamApi), "DeleteUserPermissionsBoundary", Resource = "user")]
public sealed partial record DeleteUserPermissionsBoundaryRequest : IRequest<NoOutput>, IUserRequest
{
    /// <summary>The user's name.</summary>
    [Shape(typeof(UserNameType))]
    public required string UserName { get; init; }
}
