using System.Text.Json;
using Millrace.Kinesis;
using Millrace.Kinesis.Metering;

namespace Millrace.WebConsole.Events;

/// <summary><c>shards</c>: the shards of a stream that something went through, with their rates, once a second when something of it changes.</summary>
/// <param name="kinesis">The streams.</param>
/// <param name="counts">What they counted lately.</param>
/// <param name="arn">The stream.</param>
/// <param name="time">The machine's clock.</param>
internal sealed class ShardsTopic(KinesisService kinesis, RecentCounts counts, string arn, TimeProvider time) : IEventTopic
{
    private RatesOfShard[]? _sent;
    private long _measuredAt;

    public string? Place => null;

    public ValueTask<bool> TryWriteAsync(string name, Utf8JsonWriter writer, CancellationToken cancellationToken)
    {
        if (_sent is not null && time.GetElapsedTime(_measuredAt) < RecentCounts.Interval) return ValueTask.FromResult(false);
        _measuredAt = time.GetTimestamp();
        var lately = counts.Take();
        var shards = kinesis.Activity().FirstOrDefault(stream => stream.Arn == arn)?.Shards ?? [];
        var rates = shards.Select(shard => RatesOf(shard.Key, shard.Value, lately)).ToArray();
        if (_sent is not null && _sent.AsSpan().SequenceEqual(rates)) return ValueTask.FromResult(false);
        _sent = rates;
        writer.WritePropertyName(name);
        JsonSerializer.Serialize(writer, rates, ConsoleJson.Default.RatesOfShardArray);
        return ValueTask.FromResult(true);
    }

    private RatesOfShard RatesOf(string shard, ShardCounts total, CountedLately lately)
    {
        var counted = lately.Of(arn, shard);
        return new RatesOfShard(
            shard,
            lately.PerSecond(counted.IncomingRecords),
            lately.PerSecond(counted.IncomingBytes),
            lately.PerSecond(counted.OutgoingRecords),
            total.IncomingRecords,
            total.IncomingBytes,
            total.WritesRefused + total.ReadsRefused,
            total.IteratorAge);
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
