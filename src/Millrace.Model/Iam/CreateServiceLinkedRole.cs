using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>CreateServiceLinkedRole: makes the role that a service acts with.</summary>
/// <remarks>Errors: InvalidInput, LimitExceeded, NoSuchEntity.</remarks>
[Structure]
[Operation(typeof(IamApi), "CreateServiceLinkedRole", Resource = "role")]
public sealed partial record CreateServiceLinkedRoleRequest : IRequest<CreateServiceLinkedRoleResponse>
{
    /// <summary>The service that the role is for, as in <c>kinesis.amazonaws.com</c>.</summary>
    [Shape(typeof(GroupNameType))]
    public required string AWSServiceName { get; init; }

    /// <summary>A text for people.</summary>
    [Shape(typeof(RoleDescriptionType))]
    public string? Description { get; init; }

    /// <summary>What is put after the role's name, to have several for one service.</summary>
    [Shape(typeof(CustomSuffixType))]
    public string? CustomSuffix { get; init; }
}

/// <summary>The answer of CreateServiceLinkedRole.</summary>
[Structure]
public sealed partial record CreateServiceLinkedRoleResponse
{
    /// <summary>The role.</summary>
    public Role? Role { get; init; }
}
