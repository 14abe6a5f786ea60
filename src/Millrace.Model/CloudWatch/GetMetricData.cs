using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>GetMetricData: reads up to 500 metrics, or what expressions make of them.</summary>
/// <remarks>Errors: InvalidNextToken.</remarks>
[Structure]
[Operation(typeof(CloudWatchApi), "GetMetricData", Resource = "*", ReadOnly = true)]
public sealed partial record GetMetricDataRequest : IRequest<GetMetricDataResponse>
{
    /// <summary>The queries, 500 at most.</summary>
    public required IReadOnlyList<MetricDataQuery> MetricDataQueries { get; init; }

    /// <summary>The first moment.</summary>
    public required DateTimeOffset? StartTime { get; init; }

    /// <summary>The moment that is not reached any more.</summary>
    public required DateTimeOffset? EndTime { get; init; }

    /// <summary>Where the page begins: what an earlier answer said.</summary>
    public string? NextToken { get; init; }

    /// <summary>One of <see cref="ScanBy"/>; the latest first when left out.</summary>
    [Shape(typeof(ScanBy))]
    public string? ScanBy { get; init; }

    /// <summary>The most values of the page, 100800 at most.</summary>
    public int? MaxDatapoints { get; init; }

    /// <summary>How labels are written.</summary>
    public LabelOptions? LabelOptions { get; init; }
}

/// <summary>The answer of GetMetricData.</summary>
[Structure]
public sealed partial record GetMetricDataResponse
{
    /// <summary>What was found, in the order of the queries.</summary>
    public IReadOnlyList<MetricDataResult>? MetricDataResults { get; init; }

    /// <summary>Where the page begins: what an earlier answer said.</summary>
    public string? NextToken { get; init; }

    /// <summary>Notes.</summary>
    public IReadOnlyList<MessageData>? Messages { get; init; }
}
