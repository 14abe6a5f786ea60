using Millrace.Model.Sqs;
using Millrace.Sqs.Permissions;
using Millrace.Wire;

namespace Millrace.Sqs.Operations;

/// <summary>AddPermission (facts/sqs.md, Scope).</summary>
internal sealed class AddPermission(SqsRoom room) : IOperationHandler<AddPermissionRequest, NoOutput>
{
    /// <inheritdoc/>
    public async ValueTask<NoOutput> HandleAsync(AddPermissionRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var queue = room.Find(request.QueueUrl, context);
        await room.Store.ChangeAsync(queue.Key, present =>
        {
            if (present is null) throw SqsErrors.NoQueue();
            return present.WithPolicy(QueuePolicy.Add(present.Policy, queue.Key, request.Label, request.AWSAccountIds, request.Actions));
        });
        return NoOutput.Instance;
    }
}
