using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>DescribeLogStreams: lists the streams of a group.</summary>
/// <remarks>Errors: InvalidParameterException, ResourceNotFoundException.</remarks>
[Structure]
[Operation(typeof(LogsApi), "DescribeLogStreams", Resource = "log-group", ReadOnly = true)]
public sealed partial record DescribeLogStreamsRequest : IRequest<DescribeLogStreamsResponse>
{
    /// <summary>The group's name, 1 to 512 characters of <c>[.\-_/#A-Za-z0-9]</c>.</summary>
    [Shape(typeof(LogGroupName))]
    [MemberName("logGroupName")]
    public string? LogGroupName { get; init; }

    /// <summary>The group's name or its ARN.</summary>
    [Shape(typeof(LogGroupIdentifier))]
    [MemberName("logGroupIdentifier")]
    public string? LogGroupIdentifier { get; init; }

    /// <summary>What the names of streams begin with.</summary>
    [Shape(typeof(LogStreamName))]
    [MemberName("logStreamNamePrefix")]
    public string? LogStreamNamePrefix { get; init; }

    /// <summary>One of <see cref="OrderBy"/>; by name when left out.</summary>
    [Shape(typeof(OrderBy))]
    [MemberName("orderBy")]
    public string? OrderBy { get; init; }

    /// <summary>Whether the last comes first.</summary>
    [MemberName("descending")]
    public bool? Descending { get; init; }

    /// <summary>Where the page begins: what an earlier answer said.</summary>
    [Shape(typeof(NextToken))]
    [MemberName("nextToken")]
    public string? NextToken { get; init; }

    /// <summary>The most entries of the page.</summary>
    [Shape(typeof(DescribeLimit))]
    [MemberName("limit")]
    public int? Limit { get; init; }
}

/// <summary>The answer of DescribeLogStreams.</summary>
[Structure]
public sealed partial record DescribeLogStreamsResponse
{
    /// <summary>The streams.</summary>
    [MemberName("logStreams")]
    public IReadOnlyList<LogStream>? LogStreams { get; init; }

    /// <summary>Where the page begins: what an earlier answer said.</summary>
    [Shape(typeof(NextToken))]
    [MemberName("nextToken")]
    public string? NextToken { get; init; }
}
