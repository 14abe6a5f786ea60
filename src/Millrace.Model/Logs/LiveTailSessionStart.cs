using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>Tells that a session has begun, and of what it is.</summary>
[Structure]
public sealed partial record LiveTailSessionStart
{
    /// <summary>The request's id.</summary>
    [Shape(typeof(RequestId))]
    [MemberName("requestId")]
    public string? RequestId { get; init; }

    /// <summary>The session's id.</summary>
    [Shape(typeof(SessionId))]
    [MemberName("sessionId")]
    public string? SessionId { get; init; }

    /// <summary>The groups.</summary>
    [Shape(typeof(StartLiveTailLogGroupIdentifiers))]
    [ElementShape(typeof(LogGroupIdentifier))]
    [MemberName("logGroupIdentifiers")]
    public IReadOnlyList<string>? LogGroupIdentifiers { get; init; }

    /// <summary>The streams.</summary>
    [Shape(typeof(InputLogStreamNames))]
    [ElementShape(typeof(LogStreamName))]
    [MemberName("logStreamNames")]
    public IReadOnlyList<string>? LogStreamNames { get; init; }

    /// <summary>What the names of streams begin with.</summary>
    [Shape(typeof(InputLogStreamNames))]
    [ElementShape(typeof(LogStreamName))]
    [MemberName("logStreamNamePrefixes")]
    public IReadOnlyList<string>? LogStreamNamePrefixes { get; init; }

    /// <summary>What events must match.</summary>
    [Shape(typeof(FilterPattern))]
    [MemberName("logEventFilterPattern")]
    public string? LogEventFilterPattern { get; init; }
}
