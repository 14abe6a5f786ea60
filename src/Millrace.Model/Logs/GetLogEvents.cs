using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>GetLogEvents: reads a stream forward or backward.</summary>
/// <remarks>Errors: InvalidParameterException, ResourceNotFoundException.</remarks>
[Structure]
[Operation(typeof(LogsApi), "GetLogEvents", Resource = "log-stream", ReadOnly = true)]
public sealed partial record GetLogEventsRequest : IRequest<GetLogEventsResponse>
{
    /// <summary>The group's name, 1 to 512 characters of <c>[.\-_/#A-Za-z0-9]</c>.</summary>
    [Shape(typeof(LogGroupName))]
    [MemberName("logGroupName")]
    public string? LogGroupName { get; init; }

    /// <summary>The group's name or its ARN.</summary>
    [Shape(typeof(LogGroupIdentifier))]
    [MemberName("logGroupIdentifier")]
    public string? LogGroupIdentifier { get; init; }

    /// <summary>The stream's name, 1 to 512 characters without <c>:</c> and <c>*</c>.</summary>
    [Shape(typeof(LogStreamName))]
    [MemberName("logStreamName")]
    public required string LogStreamName { get; init; }

    /// <summary>The earliest time, in epoch milliseconds.</summary>
    [Shape(typeof(Timestamp))]
    [MemberName("startTime")]
    public long? StartTime { get; init; }

    /// <summary>The time that no event reaches, in epoch milliseconds.</summary>
    [Shape(typeof(Timestamp))]
    [MemberName("endTime")]
    public long? EndTime { get; init; }

    /// <summary>Where the page begins: what an earlier answer said.</summary>
    [Shape(typeof(NextToken))]
    [MemberName("nextToken")]
    public string? NextToken { get; init; }

    /// <summary>The most entries of the page.</summary>
    [Shape(typeof(EventsLimit))]
    [MemberName("limit")]
    public int? Limit { get; init; }

    /// <summary>Whether the earliest events come first; the latest do when left out.</summary>
    [MemberName("startFromHead")]
    public bool? StartFromHead { get; init; }

    /// <summary>Whether masked data is shown; nothing is masked.</summary>
    [MemberName("unmask")]
    public bool? Unmask { get; init; }
}

/// <summary>The answer of GetLogEvents.</summary>
[Structure]
public sealed partial record GetLogEventsResponse
{
    /// <summary>The events.</summary>
    [MemberName("events")]
    public IReadOnlyList<OutputLogEvent>? Events { get; init; }

    /// <summary>Where later events begin.</summary>
    [Shape(typeof(NextToken))]
    [MemberName("nextForwardToken")]
    public string? NextForwardToken { get; init; }

    /// <summary>Where earlier events end.</summary>
    [Shape(typeof(NextToken))]
    [MemberName("nextBackwardToken")]
    public string? NextBackwardToken { get; init; }
}
