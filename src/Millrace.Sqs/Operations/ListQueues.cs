using Millrace.Model.Sqs;
using Millrace.Sqs.Queues;
using Millrace.Wire;

namespace Millrace.Sqs.Operations;

/// <summary>ListQueues (facts/sqs.md).</summary>
internal sealed class ListQueues(SqsRoom room) : IOperationHandler<ListQueuesRequest, ListQueuesResponse>
{
    /// <inheritdoc/>
    public ValueTask<ListQueuesResponse> HandleAsync(ListQueuesRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        SqsErrors.Check("MaxResults", request.MaxResults, 1, Page.Most);
        var queues = room.Store.List(context.Caller.AccountId, context.Region)
            .Where(queue => queue.Key.Name.StartsWith(request.QueueNamePrefix ?? "", StringComparison.Ordinal));
        var (urls, next) = Page.Of(queues, request.MaxResults, request.NextToken, context);
        return ValueTask.FromResult(new ListQueuesResponse { QueueUrls = urls.Count == 0 ? null : urls, NextToken = next });
    }
}
