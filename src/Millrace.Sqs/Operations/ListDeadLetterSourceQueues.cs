using Millrace.Model.Sqs;
using Millrace.Sqs.Queues;
using Millrace.Wire;

namespace Millrace.Sqs.Operations;

/// <summary>ListDeadLetterSourceQueues (facts/sqs.md).</summary>
internal sealed class ListDeadLetterSourceQueues(SqsRoom room) : IOperationHandler<ListDeadLetterSourceQueuesRequest, ListDeadLetterSourceQueuesResponse>
{
    /// <inheritdoc/>
    public ValueTask<ListDeadLetterSourceQueuesResponse> HandleAsync(ListDeadLetterSourceQueuesRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        SqsErrors.Check("MaxResults", request.MaxResults, 1, Page.Most);
        var target = room.Find(request.QueueUrl, context).Key.Arn;
        var queues = room.Store.List(context.Caller.AccountId, context.Region).Where(queue => queue.State.Redrive?.Target == target);
        var (urls, next) = Page.Of(queues, request.MaxResults, request.NextToken, context);
        return ValueTask.FromResult(new ListDeadLetterSourceQueuesResponse { QueueUrls = urls, NextToken = next });
    }
}
