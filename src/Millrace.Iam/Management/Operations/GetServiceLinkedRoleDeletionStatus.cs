using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>GetServiceLinkedRoleDeletionStatus (facts/iam.md 5).</summary>
internal sealed class GetServiceLinkedRoleDeletionStatus : IOperationHandler<GetServiceLinkedRoleDeletionStatusRequest, GetServiceLinkedRoleDeletionStatusResponse>
{
    public GetServiceLinkedRoleDeletionStatus(IamRoom _)
    {
    }

    public ValueTask<GetServiceLinkedRoleDeletionStatusResponse> HandleAsync(
        GetServiceLinkedRoleDeletionStatusRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        // Deletions are done at once: one that was begun has succeeded.
        if (!ServiceLinkedRoles.IsTask(request.DeletionTaskId))
            throw IamErrors.NoSuchEntity($"Deletion Task {request.DeletionTaskId} cannot be found.");
        return ValueTask.FromResult(new GetServiceLinkedRoleDeletionStatusResponse { Status = DeletionTaskStatusType.Succeeded });
    }
}
