using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>A role that a policy is attached to.</summary>
[Structure]
public sealed partial record PolicyRole
{
    /// <summary>The role's name.</summary>
    [Shape(typeof(RoleNameType))]
    public string? RoleName { get; init; }

    /// <summary>The role's unique id.</summary>
    [Shape(typeof(IdType))]
    public string? RoleId { get; init; }
}
