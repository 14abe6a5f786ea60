using Microsoft.Extensions.Logging;
using Millrace.Kcl.Retrieval;
using Millrace.Wire;

namespace Millrace.Kcl.Lifecycle;

/// <summary>What the consumers of shards have to say.</summary>
internal static partial class ConsumerLog
{
    [LoggerMessage(EventId = 201, Level = LogLevel.Information, Message = "{shard}: processing begins at {checkpoint}.")]
    public static partial void Begins(ILogger log, ShardReference shard, ExtendedSequenceNumber checkpoint);

    [LoggerMessage(EventId = 202, Level = LogLevel.Warning, Message = "{shard}: it could not be found out whether its parents are done. It is tried again.")]
    public static partial void ParentsUnknown(ILogger log, ShardReference shard, Exception fault);

    [LoggerMessage(EventId = 203, Level = LogLevel.Error, Message = "{shard}: the processor could not be initialized. It is tried again.")]
    public static partial void InitializationFailed(ILogger log, ShardReference shard, Exception fault);

    [LoggerMessage(EventId = 204, Level = LogLevel.Error, Message = "{shard}: records up to {position} could not be processed. They are delivered again.")]
    public static partial void Retrying(ILogger log, ShardReference shard, ExtendedSequenceNumber position, Exception fault);

    [LoggerMessage(EventId = 205, Level = LogLevel.Error, Message = "{shard}: records up to {position} could not be processed, and are skipped.")]
    public static partial void Skipped(ILogger log, ShardReference shard, ExtendedSequenceNumber position, Exception fault);

    [LoggerMessage(EventId = 206, Level = LogLevel.Critical, Message = "{shard}: records up to {position} could not be processed. The worker stops.")]
    public static partial void Stopping(ILogger log, ShardReference shard, ExtendedSequenceNumber position, Exception fault);

    [LoggerMessage(EventId = 207, Level = LogLevel.Warning, Message = "{shard}: record {sequenceNumber} says that it is aggregated and breaks the format. It is delivered as it is.")]
    public static partial void Malformed(ILogger log, ShardReference shard, Utf8Text sequenceNumber);

    [LoggerMessage(EventId = 208, Level = LogLevel.Debug, Message = "{shard}: record {sequenceNumber} holds records of other shards and is left out: its producer has sent them again.")]
    public static partial void OutsideShard(ILogger log, ShardReference shard, Utf8Text sequenceNumber);

    [LoggerMessage(EventId = 209, Level = LogLevel.Warning, Message = "{shard}: {call} has not ended for {duration}. The shard waits for it.")]
    public static partial void Stalled(ILogger log, ShardReference shard, string call, TimeSpan duration);

    [LoggerMessage(EventId = 211, Level = LogLevel.Information, Message = "{shard}: the shard is done.")]
    public static partial void ShardDone(ILogger log, ShardReference shard);

    [LoggerMessage(EventId = 212, Level = LogLevel.Warning, Message = "{shard}: the end of the shard could not be prepared. It is tried again.")]
    public static partial void EndFailed(ILogger log, ShardReference shard, Exception fault);

    [LoggerMessage(EventId = 213, Level = LogLevel.Error, Message = "{shard}: the processor failed at the end of the shard, and is told again. The shards that follow wait for it.")]
    public static partial void ShardEndedFailed(ILogger log, ShardReference shard, Exception fault);

    [LoggerMessage(
        EventId = 214,
        Level = LogLevel.Error,
        Message = "{shard}: the processor was told that the shard ended, and the checkpoint is {checkpoint} and not SHARD_END. It is told again: it must call CheckpointAsync() without a number, or the shards that follow are never read.")]
    public static partial void EndNotCheckpointed(ILogger log, ShardReference shard, ExtendedSequenceNumber checkpoint);

    [LoggerMessage(EventId = 215, Level = LogLevel.Information, Message = "{shard}: the lease is given up.")]
    public static partial void Releasing(ILogger log, ShardReference shard);

    [LoggerMessage(EventId = 216, Level = LogLevel.Warning, Message = "{shard}: the lease could not be given back. It expires.")]
    public static partial void ReleaseFailed(ILogger log, ShardReference shard, Exception fault);

    [LoggerMessage(EventId = 217, Level = LogLevel.Warning, Message = "{shard}: the processor has not ended within {grace}. Its lease is given up without it.")]
    public static partial void GraceOver(ILogger log, ShardReference shard, TimeSpan grace);

    [LoggerMessage(EventId = 218, Level = LogLevel.Error, Message = "{shard}: the processor failed in {call}.")]
    public static partial void CallFailed(ILogger log, ShardReference shard, string call, Exception fault);

    [LoggerMessage(EventId = 219, Level = LogLevel.Information, Message = "{shard}: the lease is lost.")]
    public static partial void Lost(ILogger log, ShardReference shard);
}
