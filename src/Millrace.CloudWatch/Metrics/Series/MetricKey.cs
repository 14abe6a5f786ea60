using Millrace.Model.CloudWatch;
using Millrace.Wire;

namespace Millrace.CloudWatch.Metrics.Series;

/// <summary>Which metric.</summary>
/// <param name="AccountId">The account, 12 digits.</param>
/// <param name="Region">The region.</param>
/// <param name="Namespace">The namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Dimensions">Its dimensions, as <see cref="MetricDimensions"/> writes them.</param>
internal readonly record struct MetricKey(string AccountId, string Region, string Namespace, string Name, string Dimensions)
{
    /// <summary>The caller's metric that a shape means.</summary>
    public static MetricKey Of(Metric metric, string accountId, string region) =>
        new(accountId, region, metric.Namespace ?? "", metric.MetricName ?? "", MetricDimensions.Of(metric.Dimensions));

    /// <summary>The caller's metric.</summary>
    public static MetricKey Named(string metricNamespace, string name, IReadOnlyList<Dimension>? dimensions, RequestContext context) =>
        new(context.Caller.AccountId, context.Region, metricNamespace, name, MetricDimensions.Of(dimensions));

    /// <summary>The metric as answers tell it.</summary>
    public Metric ToShape() => new() { Namespace = Namespace, MetricName = Name, Dimensions = MetricDimensions.Parse(Dimensions) };
}
