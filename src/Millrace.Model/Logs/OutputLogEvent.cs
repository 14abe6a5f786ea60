using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>An event of a stream.</summary>
[Structure]
public readonly partial record struct OutputLogEvent
{
    /// <summary>When it happened, in epoch milliseconds.</summary>
    [Shape(typeof(Timestamp))]
    [MemberName("timestamp")]
    public long? Timestamp { get; init; }

    /// <summary>The text.</summary>
    [Shape(typeof(EventMessage))]
    [MemberName("message")]
    public Utf8Text Message { get; init; }

    /// <summary>When it came in, in epoch milliseconds.</summary>
    [Shape(typeof(Timestamp))]
    [MemberName("ingestionTime")]
    public long? IngestionTime { get; init; }
}
