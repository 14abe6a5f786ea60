using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>DeleteServiceLinkedRole: deletes a service's role.</summary>
/// <remarks>Errors: NoSuchEntity, LimitExceeded.</remarks>
[Structure]
[Operation(typeof(IamApi), "DeleteServiceLinkedRole", Resource = "role")]
public sealed partial record DeleteServiceLinkedRoleRequest : IRequest<DeleteServiceLinkedRoleResponse>, IRoleRequest
{
    /// <summary>The role's name.</summary>
    [Shape(typeof(RoleNameType))]
    public required string RoleName { get; init; }
}

/// <summary>The answer of DeleteServiceLinkedRole.</summary>
[Structure]
public sealed partial record DeleteServiceLinkedRoleResponse
{
    /// <summary>The name of the deletion.</summary>
    [Shape(typeof(DeletionTaskIdType))]
    public required string DeletionTaskId { get; init; }
}
