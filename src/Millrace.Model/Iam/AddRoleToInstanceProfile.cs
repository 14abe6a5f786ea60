using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>AddRoleToInstanceProfile: puts a role into an instance profile, which holds one.</summary>
/// <remarks>Errors: NoSuchEntity, EntityAlreadyExists, LimitExceeded, UnmodifiableEntity.</remarks>
[Structure]
[Operation(typeof(IamApi), "AddRoleToInstanceProfile", Resource = "instance-profile")]
public sealed partial record AddRoleToInstanceProfileRequest : IRequest<NoOutput>, IInstanceProfileRequest
{
    /// <summary>The instance profile's name.</summary>
    [Shape(typeof(InstanceProfileNameType))]
    public required string InstanceProfileName { get; init; }

    /// <summary>The role's name.</summary>
    [Shape(typeof(RoleNameType))]
    public required string RoleName { get; init; }
}
