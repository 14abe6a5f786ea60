using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>GetServiceLinkedRoleDeletionStatus: tells how far a deletion of a service's role has come.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput.</remarks>
[Structure]
[Operation(typeof(IamApi), "GetServiceLinkedRoleDeletionStatus", Resource = "role", ReadOnly = true)]
public sealed partial record GetServiceLinkedRoleDeletionStatusRequest : IRequest<GetServiceLinkedRoleDeletionStatusResponse>
{
    /// <summary>The name of the deletion.</summary>
    [Shape(typeof(DeletionTaskIdType))]
    public required string DeletionTaskId { get; init; }
}

/// <summary>The answer of GetServiceLinkedRoleDeletionStatus.</summary>
[Structure]
public sealed partial record GetServiceLinkedRoleDeletionStatusResponse
{
    /// <summary>Active or Inactive.</summary>
    [Shape(typeof(DeletionTaskStatusType))]
    public required string Status { get; init; }

    /// <summary>Why it failed.</summary>
    public DeletionTaskFailureReasonType? Reason { get; init; }
}
