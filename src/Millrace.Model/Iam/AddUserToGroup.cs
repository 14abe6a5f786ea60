using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>AddUserToGroup: puts a user into a group.</summary>
/// <remarks>Errors: NoSuchEntity, LimitExceeded.</remarks>
[Structure]
[Operation(typeof(IamApi), "AddUserToGroup", Resource = "group")]
public sealed partial record AddUserToGroupRequest : IRequest<NoOutput>, IGroupRequest
{
    /// <summary>The group's name.</summary>
    [Shape(typeof(GroupNameType))]
    public required string GroupName { get; init; }

    /// <summary>The user's name.</summary>
    [Shape(typeof(ExistingUserNameType))]
    public required string UserName { get; init; }
}
