using Microsoft.Extensions.Logging;

namespace Millrace.Kcl.Retrieval;

/// <summary>What retrieval has to say.</summary>
internal static partial class RetrievalLog
{
    [LoggerMessage(EventId = 701, Level = LogLevel.Warning, Message = "{shard}: reads are throttled. The next comes after the idle time.")]
    public static partial void Throttled(ILogger log, ShardReference shard, Exception fault);

    [LoggerMessage(EventId = 702, Level = LogLevel.Error, Message = "{shard}: reads were throttled {times} times in a row. Too many consumers read it.")]
    public static partial void ThrottledAgain(ILogger log, ShardReference shard, int times, Exception fault);

    [LoggerMessage(EventId = 703, Level = LogLevel.Information, Message = "{shard}: the iterator expired. Reading goes on behind the last record.")]
    public static partial void IteratorExpired(ILogger log, ShardReference shard, Exception fault);

    [LoggerMessage(EventId = 704, Level = LogLevel.Warning, Message = "{shard}: the position was refused. Another iterator is asked for.")]
    public static partial void IteratorRefused(ILogger log, ShardReference shard, Exception fault);

    [LoggerMessage(EventId = 705, Level = LogLevel.Warning, Message = "{shard}: a read failed. It is made again.")]
    public static partial void FetchFailed(ILogger log, ShardReference shard, Exception fault);

    [LoggerMessage(EventId = 706, Level = LogLevel.Warning, Message = "{shard}: an answer contradicts itself about the end of the shard. It is asked for again.")]
    public static partial void Inconsistent(ILogger log, ShardReference shard);

    [LoggerMessage(EventId = 707, Level = LogLevel.Warning, Message = "{shard}: the shard or its stream does not exist any more. This counts as its end.")]
    public static partial void ShardGone(ILogger log, ShardReference shard, Exception fault);

    [LoggerMessage(EventId = 711, Level = LogLevel.Debug, Message = "{shard}: the subscription broke off. It begins again.")]
    public static partial void SubscriptionBroke(ILogger log, ShardReference shard, Exception fault);

    [LoggerMessage(EventId = 712, Level = LogLevel.Information, Message = "{shard}: another subscription is in the way. The next try comes in {pause}.")]
    public static partial void SubscriptionRefused(ILogger log, ShardReference shard, TimeSpan pause, Exception fault);

    [LoggerMessage(EventId = 713, Level = LogLevel.Warning, Message = "{shard}: the subscription failed. The next try comes in {pause}.")]
    public static partial void SubscriptionFailed(ILogger log, ShardReference shard, TimeSpan pause, Exception fault);

    [LoggerMessage(EventId = 714, Level = LogLevel.Warning, Message = "{shard}: nothing was heard for {silence}. The subscription begins again.")]
    public static partial void SubscriptionSilent(ILogger log, ShardReference shard, TimeSpan silence);

    [LoggerMessage(EventId = 715, Level = LogLevel.Warning, Message = "{shard}: the fan-out consumer does not exist any more. It is looked for, or registered, anew.")]
    public static partial void ConsumerGone(ILogger log, ShardReference shard, Exception fault);

    [LoggerMessage(EventId = 716, Level = LogLevel.Information, Message = "{stream}: fan-out consumer {consumer} is registered.")]
    public static partial void Registered(ILogger log, StreamIdentifier stream, string consumer);
}
