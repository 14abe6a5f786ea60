using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Millrace.Lambda.EventSourceMappings;

/// <summary>
/// A tumbling window of a shard: the records that arrived in a span of time, and the state that the function carries from one of its calls for them to the next
/// (facts/lambda.md 7, Tumbling windows). Windows are aligned to the epoch.
/// </summary>
/// <param name="Start">Where it begins, in epoch milliseconds.</param>
/// <param name="End">Where the next one begins.</param>
internal sealed record ShardWindow(long Start, long End)
{
    /// <summary>The most bytes of a state; more end the window early.</summary>
    public const int MostStateBytes = 1024 * 1024;

    /// <summary>The bytes that an event has at most beside its records.</summary>
    public const int MostBytes = MostStateBytes + 2048;

    /// <summary>What the function answered last, JSON.</summary>
    public ReadOnlyMemory<byte> State { get; init; } = "{}"u8.ToArray();

    /// <summary>The records that are in the state; null as long as there are none.</summary>
    public RecordRange? Records { get; init; }

    /// <summary>The window of a record.</summary>
    /// <param name="arrival">When the record arrived, in epoch milliseconds.</param>
    /// <param name="seconds">The length of windows.</param>
    public static ShardWindow Of(long arrival, int seconds)
    {
        var length = seconds * 1000L;
        var start = arrival - arrival % length;
        return new ShardWindow(start, start + length);
    }

    /// <summary>Whether its state has grown too large for more records.</summary>
    public bool HasTooMuchState() => State.Length > MostStateBytes;

    /// <summary>Whether it is as long as windows are.</summary>
    public bool IsOf(int seconds) => End - Start == seconds * 1000L;

    /// <summary>The event of a call.</summary>
    /// <param name="records">Its records as JSON, with commas between them.</param>
    /// <param name="shardId">The shard.</param>
    /// <param name="eventSourceArn">The source.</param>
    /// <param name="isFinal">Whether no more records come into this state.</param>
    public ReadOnlyMemory<byte> Event(ReadOnlySpan<byte> records, string shardId, string eventSourceArn, bool isFinal)
    {
        var buffer = new ArrayBufferWriter<byte>(records.Length + State.Length + 1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WritePropertyName("Records"u8);
            json.WriteRawValue((byte[])[(byte)'[', .. records, (byte)']'], skipInputValidation: true);
            json.WriteStartObject("window");
            json.WriteString("start", Text(Start));
            json.WriteString("end", Text(End));
            json.WriteEndObject();
            json.WritePropertyName("state");
            json.WriteRawValue(State.Span, skipInputValidation: true);
            json.WriteString("shardId", shardId);
            json.WriteString("eventSourceARN", eventSourceArn);
            json.WriteBoolean("isFinalInvokeForWindow", isFinal);
            json.WriteBoolean("isWindowTerminatedEarly", isFinal && HasTooMuchState());
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static string Text(long moment) =>
        DateTimeOffset.FromUnixTimeMilliseconds(moment).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
