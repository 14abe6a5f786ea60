using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>TagRole: adds tags to a role.</summary>
/// <remarks>Errors: NoSuchEntity, LimitExceeded, InvalidInput.</remarks>
[Structure]
[Operation(typeof(IamApi), "TagRole", Resource = "role")]
public sealed partial record TagRoleRequest : IRequest<NoOutput>, IRoleRequest
{
    /// <summary>The role's name.</summary>
    [Shape(typeof(RoleNameType))]
    public required string RoleName { get; init; }

    /// <summary>Tags, 50 at most.</summary>
    [Shape(typeof(TagListType))]
    public required IReadOnlyList<Tag> Tags { get; init; }
}
