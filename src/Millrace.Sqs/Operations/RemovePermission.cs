using Millrace.Model.Sqs;
using Millrace.Sqs.Permissions;
using Millrace.Wire;

namespace Millrace.Sqs.Operations;

/// <summary>RemovePermission (facts/sqs.md, Scope).</summary>
internal sealed class RemovePermission(SqsRoom room) : IOperationHandler<RemovePermissionRequest, NoOutput>
{
    /// <inheritdoc/>
    public async ValueTask<NoOutput> HandleAsync(RemovePermissionRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var queue = room.Find(request.QueueUrl, context);
        await room.Store.ChangeAsync(queue.Key, present =>
        {
            if (present is null) throw SqsErrors.NoQueue();
            return present.WithPolicy(QueuePolicy.Remove(present.Policy, request.Label));
        });
        return NoOutput.Instance;
    }
}
