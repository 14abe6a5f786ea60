using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>RemoveRoleFromInstanceProfile: takes the role out of an instance profile.</summary>
/// <remarks>Errors: NoSuchEntity, LimitExceeded, UnmodifiableEntity.</remarks>
[Structure]
[Operation(typeof(IamApi), "RemoveRoleFromInstanceProfile", Resource = "instance-profile")]
public sealed partial record RemoveRoleFromInstanceProfileRequest : IRequest<NoOutput>, IInstanceProfileRequest
{
    /// <summary>The instance profile's name.</summary>
    [Shape(typeof(InstanceProfileNameType))]
    public required string InstanceProfileName { get; init; }

    /// <summary>The role's name.</summary>
    [Shape(typeof(RoleNameType))]
    public required string RoleName { get; init; }
}
