using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>An event to put.</summary>
[Structure]
public readonly partial record struct InputLogEvent
{
    /// <summary>When it happened, in epoch milliseconds.</summary>
    [Shape(typeof(Timestamp))]
    [MemberName("timestamp")]
    public required long? Timestamp { get; init; }

    /// <summary>The text.</summary>
    [Shape(typeof(EventMessage))]
    [MemberName("message")]
    public required Utf8Text Message { get; init; }
}
