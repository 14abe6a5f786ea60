using Microsoft.Extensions.Logging;
using Millrace.Model.Kinesis;

namespace Millrace.Kcl.Shards;

/// <summary>Says what became of the leases of shards.</summary>
internal static partial class ShardSyncLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{stream}: {count} leases were created.")]
    public static partial void LeasesCreated(ILogger logger, StreamIdentifier stream, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "{stream}: its leases could not be brought in step with its shards. It is tried again in {interval}.")]
    public static partial void ShardSyncFailed(ILogger logger, StreamIdentifier stream, TimeSpan interval, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "Leases could not be looked at. It is tried again in {interval}.")]
    public static partial void ShardAuditFailed(ILogger logger, TimeSpan interval, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "{stream}: no lease works on the hash keys {hole}, and no shard without a lease takes them. A lease was deleted, or the list of shards has gaps.")]
    public static partial void HashRangeUncovered(ILogger logger, StreamIdentifier stream, HashRange hole);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{stream} does not exist: its leases are left as they are, but for those at SHARD_END.")]
    public static partial void StreamNotFound(ILogger logger, StreamIdentifier stream);

    [LoggerMessage(Level = LogLevel.Information, Message = "{leaseKey}: the lease at SHARD_END was deleted.")]
    public static partial void CompletedLeaseDeleted(ILogger logger, string leaseKey);

    [LoggerMessage(Level = LogLevel.Information, Message = "{leaseKey}: the lease at SHARD_END is kept, since {reason}.")]
    public static partial void CompletedLeaseKept(ILogger logger, string leaseKey, string reason);
}
