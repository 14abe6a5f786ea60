using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>DescribeMetricFilters: lists metric filters.</summary>
/// <remarks>Errors: InvalidParameterException, ResourceNotFoundException.</remarks>
[Structure]
[Operation(typeof(LogsApi), "DescribeMetricFilters", Resource = "log-group", ReadOnly = true)]
public sealed partial record DescribeMetricFiltersRequest : IRequest<DescribeMetricFiltersResponse>
{
    /// <summary>The group's name, 1 to 512 characters of <c>[.\-_/#A-Za-z0-9]</c>.</summary>
    [Shape(typeof(LogGroupName))]
    [MemberName("logGroupName")]
    public string? LogGroupName { get; init; }

    /// <summary>What the filters' names begin with.</summary>
    [Shape(typeof(FilterName))]
    [MemberName("filterNamePrefix")]
    public string? FilterNamePrefix { get; init; }

    /// <summary>Where the page begins: what an earlier answer said.</summary>
    [Shape(typeof(NextToken))]
    [MemberName("nextToken")]
    public string? NextToken { get; init; }

    /// <summary>The most entries of the page.</summary>
    [Shape(typeof(DescribeLimit))]
    [MemberName("limit")]
    public int? Limit { get; init; }

    /// <summary>The metric's name.</summary>
    [Shape(typeof(MetricName))]
    [MemberName("metricName")]
    public string? MetricName { get; init; }

    /// <summary>The metric's namespace.</summary>
    [Shape(typeof(MetricNamespace))]
    [MemberName("metricNamespace")]
    public string? MetricNamespace { get; init; }
}

/// <summary>The answer of DescribeMetricFilters.</summary>
[Structure]
public sealed partial record DescribeMetricFiltersResponse
{
    /// <summary>The filters.</summary>
    [MemberName("metricFilters")]
    public IReadOnlyList<MetricFilter>? MetricFilters { get; init; }

    /// <summary>Where the page begins: what an earlier answer said.</summary>
    [Shape(typeof(NextToken))]
    [MemberName("nextToken")]
    public string? NextToken { get; init; }
}
