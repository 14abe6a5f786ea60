using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>UntagRole: takes tags off a role.</summary>
/// <remarks>Errors: NoSuchEntity.</remarks>
[Structure]
[Operation(typeof(IamApi), "UntagRole", Resource = "role")]
public sealed partial record UntagRoleRequest : IRequest<NoOutput>, IRoleRequest
{
    /// <summary>The role's name.</summary>
    [Shape(typeof(RoleNameType))]
    public required string RoleName { get; init; }

    /// <summary>The keys of the tags.</summary>
    [Shape(typeof(TagKeyListType))]
    [ElementShape(typeof(TagKeyType))]
    public required IReadOnlyList<string> TagKeys { get; init; }
}
