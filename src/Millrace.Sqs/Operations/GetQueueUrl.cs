using Millrace.Model.Sqs;
using Millrace.Sqs.Queues;
using Millrace.Wire;

namespace Millrace.Sqs.Operations;

/// <summary>GetQueueUrl (facts/sqs.md).</summary>
internal sealed class GetQueueUrl(SqsRoom room) : IOperationHandler<GetQueueUrlRequest, GetQueueUrlResponse>
{
    /// <inheritdoc/>
    public ValueTask<GetQueueUrlResponse> HandleAsync(GetQueueUrlRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = new QueueKey(request.QueueOwnerAWSAccountId ?? context.Caller.AccountId, context.Region, request.QueueName);
        if (key.AccountId != context.Caller.AccountId && !context.IsGrantedAcrossAccounts) throw SqsErrors.NoQueue();
        if (room.Store.Find(key) is null) throw SqsErrors.NoQueue();
        return ValueTask.FromResult(new GetQueueUrlResponse { QueueUrl = key.Url(context) });
    }
}
