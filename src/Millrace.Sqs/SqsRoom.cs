using Millrace.Sqs.Queues;
using Millrace.Wire;

namespace Millrace.Sqs;

/// <summary>What the operations work with.</summary>
/// <param name="Store">The queues and their messages.</param>
/// <param name="Time">The clock.</param>
internal sealed record SqsRoom(QueueStore Store, TimeProvider Time)
{
    /// <summary>Now, in epoch milliseconds.</summary>
    public long Now => Time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Whether an ARN names a queue that is there.</summary>
    public bool IsQueue(string arn) => QueueKey.OfArn(arn) is { } key && Store.Find(key) is not null;

    /// <summary>The queue that a URL leads to.</summary>
    /// <exception cref="ServiceException">There is none, or the caller has nothing to do with it.</exception>
    public Queue Find(string queueUrl, RequestContext context)
    {
        var key = QueueKey.OfUrl(queueUrl, context) ?? throw SqsErrors.NoQueue();
        if (key.AccountId != context.Caller.AccountId && !context.IsGrantedAcrossAccounts) throw SqsErrors.NoQueue();
        return Store.Find(key) ?? throw SqsErrors.NoQueue();
    }
}
