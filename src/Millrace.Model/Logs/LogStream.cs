using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A stream.</summary>
[Structure]
public sealed partial record LogStream
{
    /// <summary>The stream's name, 1 to 512 characters without <c>:</c> and <c>*</c>.</summary>
    [Shape(typeof(LogStreamName))]
    [MemberName("logStreamName")]
    public string? LogStreamName { get; init; }

    /// <summary>When it was made, in epoch milliseconds.</summary>
    [Shape(typeof(Timestamp))]
    [MemberName("creationTime")]
    public long? CreationTime { get; init; }

    /// <summary>The time of the first event, in epoch milliseconds.</summary>
    [Shape(typeof(Timestamp))]
    [MemberName("firstEventTimestamp")]
    public long? FirstEventTimestamp { get; init; }

    /// <summary>The time of the last event, in epoch milliseconds.</summary>
    [Shape(typeof(Timestamp))]
    [MemberName("lastEventTimestamp")]
    public long? LastEventTimestamp { get; init; }

    /// <summary>When an event last came in, in epoch milliseconds.</summary>
    [Shape(typeof(Timestamp))]
    [MemberName("lastIngestionTime")]
    public long? LastIngestionTime { get; init; }

    /// <summary>The token that old clients send with their next events.</summary>
    [Shape(typeof(SequenceToken))]
    [MemberName("uploadSequenceToken")]
    public string? UploadSequenceToken { get; init; }

    /// <summary>The ARN.</summary>
    [MemberName("arn")]
    public string? Arn { get; init; }

    /// <summary>The bytes of the events.</summary>
    [Shape(typeof(StoredBytes))]
    [MemberName("storedBytes")]
    public long? StoredBytes { get; init; }
}
