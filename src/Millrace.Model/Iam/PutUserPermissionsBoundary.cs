using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>PutUserPermissionsBoundary: bounds what a user may do by a managed policy.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput, PolicyNotAttachable.</remarks>
[Structure]
[Operation(typeof(IamApi), "PutUserPermissionsBoundary", Resource = "user")]
public sealed partial record PutUserPermissionsBoundaryRequest : IRequest<NoOutput>, IUserRequest
{
    /// <summary>The user's name.</summary>
    [Shape(typeof(UserNameType))]
    public required string UserName { get; init; }

    /// <summary>The managed policy that bounds what the principal may do.</summary>
    [Shape(typeof(ArnType))]
    public required string PermissionsBoundary { get; init; }
}
