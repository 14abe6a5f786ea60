using Millrace.Kcl.Leases;
using Millrace.Kcl.Metrics;
using Millrace.Kcl.Retrieval;
using Millrace.Kcl.Shards;

namespace Millrace.Kcl.Coordination;

/// <summary>What a scheduler runs, and disposes of when it has stopped.</summary>
/// <param name="Table">The lease table.</param>
/// <param name="Coordinator">This worker's leases.</param>
/// <param name="ShardSync">The leases of the streams' shards.</param>
/// <param name="Publishers">Retrieval.</param>
/// <param name="Metrics">What is measured.</param>
internal sealed record SchedulerParts(
    ILeaseTable Table, ILeaseCoordinator Coordinator, IShardSync ShardSync, IRecordsPublisherFactory Publishers, KclMetrics Metrics);
