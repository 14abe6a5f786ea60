using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>An event that matches.</summary>
[Structure]
public readonly partial record struct FilteredLogEvent
{
    /// <summary>The stream's name, 1 to 512 characters without <c>:</c> and <c>*</c>.</summary>
    [Shape(typeof(LogStreamName))]
    [MemberName("logStreamName")]
    public string? LogStreamName { get; init; }

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

    /// <summary>The event's id.</summary>
    [MemberName("eventId")]
    public string? EventId { get; init; }
}
