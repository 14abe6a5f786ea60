using Microsoft.Extensions.Logging;
using Millrace.Kcl.Leases;
using Millrace.Kcl.Metrics;
using Millrace.Kcl.Processing;
using Millrace.Kcl.Retrieval;
using Millrace.Kcl.Shards;

namespace Millrace.Kcl.Lifecycle;

/// <summary>What the consumers of a worker share.</summary>
internal sealed record ConsumerContext
{
    public required KclOptions Options { get; init; }

    public required IShardRecordProcessorFactory Factory { get; init; }

    public required ILeaseCoordinator Coordinator { get; init; }

    public required IShardSync ShardSync { get; init; }

    public required IRecordsPublisherFactory Publishers { get; init; }

    public required KclMetrics Metrics { get; init; }

    public required ILogger Log { get; init; }

    /// <summary>Raised whenever a shard ended at this worker: those that follow may wait for it.</summary>
    public Pulse ShardEnded { get; } = new();
}
