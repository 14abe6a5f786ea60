using Millrace.Model.Sqs;
using Millrace.Sqs.Messages;
using Millrace.Wire;

namespace Millrace.Sqs.Operations;

/// <summary>ChangeMessageVisibility (facts/sqs.md).</summary>
internal sealed class ChangeMessageVisibility(SqsRoom room) : IOperationHandler<ChangeMessageVisibilityRequest, NoOutput>
{
    /// <inheritdoc/>
    public ValueTask<NoOutput> HandleAsync(ChangeMessageVisibilityRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var queue = room.Find(request.QueueUrl, context);
        Visibility.Change(queue, request.ReceiptHandle, request.VisibilityTimeout);
        return ValueTask.FromResult(NoOutput.Instance);
    }
}
