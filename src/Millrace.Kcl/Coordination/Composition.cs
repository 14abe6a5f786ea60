using Amazon.DynamoDBv2;
using Microsoft.Extensions.Logging;
using Millrace.Client.Kinesis;
using Millrace.Kcl.Leases;
using Millrace.Kcl.Leases.Assignment;
using Millrace.Kcl.Metrics;
using Millrace.Kcl.Retrieval;
using Millrace.Kcl.Shards;

namespace Millrace.Kcl.Coordination;

/// <summary>Puts together what a scheduler runs.</summary>
internal static class Composition
{
    /// <exception cref="ArgumentException">The settings are wrong: all faults are listed.</exception>
    public static SchedulerParts Compose(KclOptions options, KinesisClient kinesis, IAmazonDynamoDB dynamoDB, ILoggerFactory logs)
    {
        ArgumentNullException.ThrowIfNull(kinesis);
        ArgumentNullException.ThrowIfNull(dynamoDB);
        KclOptionsCheck.ThrowIfFaulty(options);
        var leaseLog = logs.CreateLogger("Millrace.Kcl.Leases");
        var metrics = new KclMetrics(options.ApplicationName, options.WorkerId, options.TimeProvider);
        var table = new MeasuredLeaseTable(
            new DynamoDBLeaseTable(dynamoDB, options.TableName ?? options.ApplicationName, options.Leases.Assignment, options.TimeProvider), metrics.Leases);
        var assigner = MakeAssigner(options, table, dynamoDB, metrics.Leases, leaseLog);
        return new(
            table,
            new LeaseCoordinator(table, assigner, options.WorkerId, options.Leases, options.TimeProvider, leaseLog, metrics.Leases),
            new ShardSync(
                options, table, new ShardLister(kinesis.ListShardsAsync, options.TimeProvider), logs.CreateLogger("Millrace.Kcl.Shards"), metrics.Leases),
            new RecordsPublisherFactory(options, new RetrievalCalls(kinesis), logs),
            metrics);
    }

    private static ILeaseAssigner MakeAssigner(KclOptions options, ILeaseTable table, IAmazonDynamoDB dynamoDB, LeaseMetrics metrics, ILogger log)
    {
        var byCount = new CountBasedAssigner(table, options.WorkerId, options.Leases, options.TimeProvider, log, Random.Shared, metrics);
        if (options.Leases.Assignment == LeaseAssignment.LeaseCount) return byCount;
        var state = new DynamoDBCoordinatorState(dynamoDB, options);
        var byLeader = new UtilizationAssigner(options, table, state, CpuMeter.Create(options.TimeProvider), Random.Shared, log, metrics);
        return new MigratingAssigner(options, table, state, byLeader, byCount, log);
    }
}
