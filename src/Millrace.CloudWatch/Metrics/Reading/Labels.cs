using Millrace.Model.CloudWatch;

namespace Millrace.CloudWatch.Metrics.Reading;

/// <summary>What AWS calls a metric whose query has no label: its name, and what tells it from other queries of the same name (facts/logs-metrics.md B, Reads).</summary>
internal static class Labels
{
    public static string Of(MetricDataQuery query, IEnumerable<MetricDataQuery> queries)
    {
        var stat = query.MetricStat!;
        var same = queries.Where(other => other.MetricStat?.Metric.MetricName == stat.Metric.MetricName).ToList();
        var label = stat.Metric.MetricName ?? "";
        if (same.Any(other => other.MetricStat!.Stat != stat.Stat)) label += $" {stat.Stat}";
        if (same.Any(other => other.MetricStat!.Period != stat.Period)) label += $" {stat.Period}";
        return label;
    }
}
