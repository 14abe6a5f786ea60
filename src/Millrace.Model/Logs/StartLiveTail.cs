using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>StartLiveTail: the events of up to ten groups as they come in, once a second, for three hours at most.</summary>
/// <remarks>
/// Errors: AccessDeniedException, InvalidParameterException, ResourceNotFoundException, LimitExceededException. In the stream:
/// SessionTimeoutException, SessionStreamingException.
/// </remarks>
[Structure]
[Operation(typeof(LogsApi), "StartLiveTail", Resource = "log-group", ReadOnly = true)]
public sealed partial record StartLiveTailRequest : IEventStreamRequest<StartLiveTailResponseStream>
{
    /// <summary>The groups, by ARN.</summary>
    [Shape(typeof(StartLiveTailLogGroupIdentifiers))]
    [ElementShape(typeof(LogGroupIdentifier))]
    [MemberName("logGroupIdentifiers")]
    public required IReadOnlyList<string> LogGroupIdentifiers { get; init; }

    /// <summary>The streams, of one group.</summary>
    [Shape(typeof(InputLogStreamNames))]
    [ElementShape(typeof(LogStreamName))]
    [MemberName("logStreamNames")]
    public IReadOnlyList<string>? LogStreamNames { get; init; }

    /// <summary>What the names of streams begin with, of one group.</summary>
    [Shape(typeof(InputLogStreamNames))]
    [ElementShape(typeof(LogStreamName))]
    [MemberName("logStreamNamePrefixes")]
    public IReadOnlyList<string>? LogStreamNamePrefixes { get; init; }

    /// <summary>What events must match; all do when left out.</summary>
    [Shape(typeof(FilterPattern))]
    [MemberName("logEventFilterPattern")]
    public string? LogEventFilterPattern { get; init; }
}

/// <summary>An event of StartLiveTail: one of two kinds.</summary>
[Structure]
public sealed partial record StartLiveTailResponseStream : IEventUnion
{
    /// <summary>The session has begun.</summary>
    [MemberName("sessionStart")]
    public LiveTailSessionStart? SessionStart { get; init; }

    /// <summary>What has come in lately.</summary>
    [MemberName("sessionUpdate")]
    public LiveTailSessionUpdate? SessionUpdate { get; init; }
}
