using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Streams;

/// <summary>Sets of shard-level metrics, in AWS's order.</summary>
internal static class ShardLevelMetrics
{
    private static readonly string[] All =
    [
        MetricsName.IncomingBytes,
        MetricsName.IncomingRecords,
        MetricsName.OutgoingBytes,
        MetricsName.OutgoingRecords,
        MetricsName.WriteProvisionedThroughputExceeded,
        MetricsName.ReadProvisionedThroughputExceeded,
        MetricsName.IteratorAgeMilliseconds,
    ];

    /// <summary>The metrics of one set and another; ALL stands for the seven.</summary>
    public static IReadOnlyList<string> With(IReadOnlyList<string> present, IReadOnlyList<string> added) =>
        [.. All.Where(metric => present.Contains(metric) || Names(added, metric))];

    /// <summary>The metrics of one set that are not in another.</summary>
    public static IReadOnlyList<string> Without(IReadOnlyList<string> present, IReadOnlyList<string> removed) =>
        [.. All.Where(metric => present.Contains(metric) && !Names(removed, metric))];

    private static bool Names(IReadOnlyList<string> metrics, string metric) => metrics.Contains(metric) || metrics.Contains(MetricsName.All);
}
