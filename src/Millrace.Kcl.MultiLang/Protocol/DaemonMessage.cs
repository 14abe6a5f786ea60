using System.Buffers;
using System.Text.Json;
using Millrace.Client.Aggregation;

namespace Millrace.Kcl.MultiLang.Protocol;

/// <summary>
/// What the daemon says to a child: a JSON object a line, its members in the order of the Java daemon, nulls written (facts/kcl.md 1.1). Everything but
/// ASCII is escaped, so that no child's idea of a character set matters.
/// </summary>
internal static class DaemonMessage
{
    public const string Initialize = "initialize";
    public const string ProcessRecords = "processRecords";
    public const string LeaseLost = "leaseLost";
    public const string ShardEnded = "shardEnded";
    public const string ShutdownRequested = "shutdownRequested";
    public const string Checkpoint = "checkpoint";

    /// <summary>The first message.</summary>
    /// <param name="shardId">The shard.</param>
    /// <param name="checkpoint">Where the lease stands; a word for a position is written as it is.</param>
    public static ReadOnlyMemory<byte> ForInitialize(string shardId, ExtendedSequenceNumber checkpoint) => Line(Initialize, (shardId, checkpoint), static (json, input) =>
    {
        json.WriteString("shardId"u8, input.shardId);
        json.WriteString("sequenceNumber"u8, input.checkpoint.SequenceNumber);
        json.WriteNumber("subSequenceNumber"u8, input.checkpoint.SubSequenceNumber);
    });

    /// <summary>A batch of records.</summary>
    /// <param name="records">The records.</param>
    /// <param name="millisBehindLatest">How far they lag; null when that is not known.</param>
    public static ReadOnlyMemory<byte> ForRecords(IReadOnlyList<UserRecord> records, long? millisBehindLatest) =>
        Line(ProcessRecords, (records, millisBehindLatest), static (json, input) =>
        {
            json.WriteStartArray("records"u8);
            foreach (var record in input.records) Write(json, record);
            json.WriteEndArray();
            WriteNumber(json, "millisBehindLatest"u8, input.millisBehindLatest);
        });

    /// <summary>A message without members: leaseLost, shardEnded, shutdownRequested.</summary>
    public static ReadOnlyMemory<byte> For(string action) => Line(action, 0, static (_, _) => { });

    /// <summary>The answer to a checkpoint.</summary>
    /// <param name="request">What the child asked.</param>
    /// <param name="error">The name of the error; null when the checkpoint is stored.</param>
    public static ReadOnlyMemory<byte> ForCheckpoint(CheckpointRequest request, string? error) => Line(Checkpoint, (request, error), static (json, input) =>
    {
        json.WriteString("sequenceNumber"u8, input.request.SequenceNumber);
        WriteNumber(json, "subSequenceNumber"u8, input.request.SubSequenceNumber);
        json.WriteString("error"u8, input.error);
    });

    private static void Write(Utf8JsonWriter json, UserRecord record)
    {
        json.WriteStartObject();
        json.WriteBase64String("data"u8, record.Data.Span);
        json.WriteString("partitionKey"u8, record.PartitionKey);
        json.WriteString("sequenceNumber"u8, record.SequenceNumber);
        // Always a number: some clients die of a null.
        json.WriteNumber("approximateArrivalTimestamp"u8, record.ApproximateArrivalTimestamp?.ToUnixTimeMilliseconds() ?? 0);
        json.WriteNumber("subSequenceNumber"u8, record.SubSequenceNumber);
        json.WriteString("action"u8, "record"u8);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, ReadOnlySpan<byte> name, long? number)
    {
        if (number is { } value) json.WriteNumber(name, value);
        else json.WriteNull(name);
    }

    private static ReadOnlyMemory<byte> Line<T>(string action, T input, Action<Utf8JsonWriter, T> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("action"u8, action);
            members(json, input);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }
}
