using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>What has come in since the update before.</summary>
[Structure]
public sealed partial record LiveTailSessionUpdate
{
    /// <summary>About the update.</summary>
    [MemberName("sessionMetadata")]
    public LiveTailSessionMetadata? SessionMetadata { get; init; }

    /// <summary>The events; none when nothing came in.</summary>
    [MemberName("sessionResults")]
    public IReadOnlyList<LiveTailSessionLogEvent>? SessionResults { get; init; }
}

/// <summary>About an update.</summary>
[Structure]
public sealed partial record LiveTailSessionMetadata
{
    /// <summary>Whether there were more events than are told.</summary>
    [MemberName("sampled")]
    public bool? Sampled { get; init; }
}

/// <summary>An event that has come in.</summary>
[Structure]
public sealed partial record LiveTailSessionLogEvent
{
    /// <summary>Its stream.</summary>
    [Shape(typeof(LogStreamName))]
    [MemberName("logStreamName")]
    public string? LogStreamName { get; init; }

    /// <summary>Its group, as the session names it.</summary>
    [Shape(typeof(LogGroupIdentifier))]
    [MemberName("logGroupIdentifier")]
    public string? LogGroupIdentifier { get; init; }

    /// <summary>The text.</summary>
    [Shape(typeof(EventMessage))]
    [MemberName("message")]
    public Utf8Text Message { get; init; }

    /// <summary>When it happened, in epoch milliseconds.</summary>
    [Shape(typeof(Timestamp))]
    [MemberName("timestamp")]
    public long? Timestamp { get; init; }

    /// <summary>When it came in, in epoch milliseconds.</summary>
    [Shape(typeof(Timestamp))]
    [MemberName("ingestionTime")]
    public long? IngestionTime { get; init; }
}
