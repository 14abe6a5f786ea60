using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>ListMetrics: lists metrics that have had values in the last two weeks, 500 a page.</summary>
/// <remarks>Errors: InvalidParameterValueException.</remarks>
[Structure]
[Operation(typeof(CloudWatchApi), "ListMetrics", Resource = "*", ReadOnly = true)]
public sealed partial record ListMetricsRequest : IRequest<ListMetricsResponse>
{
    /// <summary>The namespace, 1 to 255 characters that do not begin with <c>:</c>.</summary>
    [Shape(typeof(Namespace))]
    public string? Namespace { get; init; }

    /// <summary>The metric's name, 1 to 255 characters.</summary>
    [Shape(typeof(MetricName))]
    public string? MetricName { get; init; }

    /// <summary>The dimensions, 30 at most.</summary>
    [Shape(typeof(DimensionFilters))]
    public IReadOnlyList<DimensionFilter>? Dimensions { get; init; }

    /// <summary>Where the page begins: what an earlier answer said.</summary>
    public string? NextToken { get; init; }

    /// <summary>Only metrics that had values in the last three hours; <see cref="RecentlyActive"/>.</summary>
    [Shape(typeof(RecentlyActive))]
    public string? RecentlyActive { get; init; }

    /// <summary>Whether to look into linked accounts.</summary>
    public bool? IncludeLinkedAccounts { get; init; }

    /// <summary>The account to look into.</summary>
    [Shape(typeof(AccountId))]
    public string? OwningAccount { get; init; }
}

/// <summary>The answer of ListMetrics.</summary>
[Structure]
public sealed partial record ListMetricsResponse
{
    /// <summary>The metrics.</summary>
    public IReadOnlyList<Metric>? Metrics { get; init; }

    /// <summary>Where the page begins: what an earlier answer said.</summary>
    public string? NextToken { get; init; }

    /// <summary>The accounts of the metrics.</summary>
    [ElementShape(typeof(AccountId))]
    public IReadOnlyList<string>? OwningAccounts { get; init; }
}
