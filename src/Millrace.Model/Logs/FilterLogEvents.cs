using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>FilterLogEvents: reads the events of several streams that match a pattern.</summary>
/// <remarks>Errors: InvalidParameterException, ResourceNotFoundException.</remarks>
[Structure]
[Operation(typeof(LogsApi), "FilterLogEvents", Resource = "log-group", ReadOnly = true)]
public sealed partial record FilterLogEventsRequest : IRequest<FilterLogEventsResponse>
{
    /// <summary>The group's name, 1 to 512 characters of <c>[.\-_/#A-Za-z0-9]</c>.</summary>
    [Shape(typeof(LogGroupName))]
    [MemberName("logGroupName")]
    public string? LogGroupName { get; init; }

    /// <summary>The group's name or its ARN.</summary>
    [Shape(typeof(LogGroupIdentifier))]
    [MemberName("logGroupIdentifier")]
    public string? LogGroupIdentifier { get; init; }

    /// <summary>The streams, 100 at most.</summary>
    [Shape(typeof(InputLogStreamNames))]
    [ElementShape(typeof(LogStreamName))]
    [MemberName("logStreamNames")]
    public IReadOnlyList<string>? LogStreamNames { get; init; }

    /// <summary>What the names of streams begin with.</summary>
    [Shape(typeof(LogStreamName))]
    [MemberName("logStreamNamePrefix")]
    public string? LogStreamNamePrefix { get; init; }

    /// <summary>The earliest time, in epoch milliseconds.</summary>
    [Shape(typeof(Timestamp))]
    [MemberName("startTime")]
    public long? StartTime { get; init; }

    /// <summary>The time that no event reaches, in epoch milliseconds.</summary>
    [Shape(typeof(Timestamp))]
    [MemberName("endTime")]
    public long? EndTime { get; init; }

    /// <summary>What events must match; all do when left out.</summary>
    [Shape(typeof(FilterPattern))]
    [MemberName("filterPattern")]
    public string? FilterPattern { get; init; }

    /// <summary>Where the page begins: what an earlier answer said.</summary>
    [Shape(typeof(NextToken))]
    [MemberName("nextToken")]
    public string? NextToken { get; init; }

    /// <summary>The most entries of the page.</summary>
    [Shape(typeof(EventsLimit))]
    [MemberName("limit")]
    public int? Limit { get; init; }

    /// <summary>Ignored: events of several streams always come in the order of their times.</summary>
    [MemberName("interleaved")]
    public bool? Interleaved { get; init; }

    /// <summary>Whether masked data is shown; nothing is masked.</summary>
    [MemberName("unmask")]
    public bool? Unmask { get; init; }
}

/// <summary>The answer of FilterLogEvents.</summary>
[Structure]
public sealed partial record FilterLogEventsResponse
{
    /// <summary>The events.</summary>
    [MemberName("events")]
    public IReadOnlyList<FilteredLogEvent>? Events { get; init; }

    /// <summary>Always empty.</summary>
    [MemberName("searchedLogStreams")]
    public IReadOnlyList<SearchedLogStream>? SearchedLogStreams { get; init; }

    /// <summary>Where the page begins: what an earlier answer said.</summary>
    [Shape(typeof(NextToken))]
    [MemberName("nextToken")]
    public string? NextToken { get; init; }
}
