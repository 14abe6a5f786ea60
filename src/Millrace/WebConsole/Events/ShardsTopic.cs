using System.Text.Json;
using Millrace.Kinesis;
using Millrace.Kinesis.Metering;

namespace Millrace.WebConsole.Events;

/// <summary><c>shards</c>: the shards of a stream that something went through, with their rates, once a second when something of it changes.</summary>
/// <param name="kinesis">The streams.</param>
/// <param name="arn">The stream.</param>
/// <param name="time">The machine's clock.</param>
internal sealed class ShardsTopic(KinesisService kinesis, string arn, TimeProvider time) : IEventTopic
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private Dictionary<string, ShardCounts> _before = [];
    private RatesOfShard[]? _sent;
    private long _measuredAt = time.GetTimestamp();

    public string? Place => null;

    public ValueTask<bool> TryWriteAsync(string name, Utf8JsonWriter writer, CancellationToken cancellationToken)
    {
        var elapsed = time.GetElapsedTime(_measuredAt);
        if (_sent is not null && elapsed < Interval) return ValueTask.FromResult(false);
        _measuredAt = time.GetTimestamp();
        var counts = kinesis.Activity().FirstOrDefault(stream => stream.Arn == arn)?.Shards ?? [];
        var rates = counts.Select(shard => RatesOf(shard.Key, shard.Value, elapsed.TotalSeconds)).ToArray();
        _before = new Dictionary<string, ShardCounts>(counts);
        if (_sent is not null && _sent.AsSpan().SequenceEqual(rates)) return ValueTask.FromResult(false);
        _sent = rates;
        writer.WritePropertyName(name);
        JsonSerializer.Serialize(writer, rates, ConsoleJson.Default.RatesOfShardArray);
        return ValueTask.FromResult(true);
    }

    private RatesOfShard RatesOf(string shard, ShardCounts counts, double seconds)
    {
        var before = _before.GetValueOrDefault(shard, counts);
        return new RatesOfShard(
            shard,
            Rate(counts.IncomingRecords - before.IncomingRecords),
            Rate(counts.IncomingBytes - before.IncomingBytes),
            Rate(counts.OutgoingRecords - before.OutgoingRecords),
            counts.IncomingRecords,
            counts.IncomingBytes,
            counts.WritesRefused + counts.ReadsRefused,
            counts.IteratorAge);

        double Rate(long count) => seconds > 0 ? Math.Round(Math.Max(0, count) / seconds, 1) : 0;
    }
}

/// <summary>What goes through a shard now, and went since the server started.</summary>
/// <param name="Shard">The shard.</param>
/// <param name="InRecords">Records a second that come in.</param>
/// <param name="InBytes">Bytes a second that come in.</param>
/// <param name="OutRecords">Records a second that are read.</param>
/// <param name="Records">Records that came in so far.</param>
/// <param name="Bytes">Bytes that came in so far.</param>
/// <param name="Throttled">Records and reads that were refused for its limits so far.</param>
/// <param name="Age">How far the last read was behind, in milliseconds.</param>
internal sealed record RatesOfShard(string Shard, double InRecords, double InBytes, double OutRecords, long Records, long Bytes, long Throttled, long Age);
