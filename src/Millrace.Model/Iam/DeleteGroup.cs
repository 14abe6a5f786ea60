using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>DeleteGroup: deletes a group that has nothing left.</summary>
/// <remarks>Errors: NoSuchEntity, DeleteConflict, LimitExceeded.</remarks>
[Structure]
[Operation(typeof(IamApi), "DeleteGroup", Resource = "group")]
public sealed partial record DeleteGroupRequest : IRequest<NoOutput>, IGroupRequest
{
    /// <summary>The group's name.</summary>
    [Shape(typeof(GroupNameType))]
    public required string GroupName { get; init; }
}
