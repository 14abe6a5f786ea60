using System.Text.Json;
using Millrace.Kinesis;
using Millrace.Kinesis.Metering;

namespace Millrace.WebConsole.Events;

/// <summary><c>streams</c>: every stream with its rates, once a second when something of it changes.</summary>
/// <param name="kinesis">The streams.</param>
/// <param name="time">The machine's clock.</param>
internal sealed class StreamsTopic(KinesisService kinesis, TimeProvider time) : IEventTopic
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, ShardCounts> _before = [];
    private StreamRates[]? _sent;
    private long _measuredAt = time.GetTimestamp();

    public string? Place => null;

    public ValueTask<bool> TryWriteAsync(string name, Utf8JsonWriter writer, CancellationToken cancellationToken)
    {
        var elapsed = time.GetElapsedTime(_measuredAt);
        if (_sent is not null && elapsed < Interval) return ValueTask.FromResult(false);
        _measuredAt = time.GetTimestamp();
        var rates = kinesis.Activity()
            .OrderBy(static stream => stream.Name, StringComparer.Ordinal).ThenBy(static stream => stream.Region, StringComparer.Ordinal)
            .Select(stream => RatesOf(stream, elapsed.TotalSeconds)).ToArray();
        if (_sent is not null && _sent.AsSpan().SequenceEqual(rates)) return ValueTask.FromResult(false);
        _sent = rates;
        writer.WritePropertyName(name);
        JsonSerializer.Serialize(writer, rates, ConsoleJson.Default.StreamRatesArray);
        return ValueTask.FromResult(true);
    }

    private StreamRates RatesOf(StreamActivity stream, double seconds)
    {
        var total = stream.Total;
        // The first look has nothing to compare with.
        var before = _before.GetValueOrDefault(stream.Arn, total);
        _before[stream.Arn] = total;
        return new StreamRates(
            stream.AccountId,
            stream.Region,
            stream.Name,
            stream.Arn,
            stream.Status,
            stream.Mode,
            stream.OpenShards,
            stream.RetentionPeriodHours,
            stream.Consumers,
            Rate(total.IncomingRecords - before.IncomingRecords),
            Rate(total.IncomingBytes - before.IncomingBytes),
            Rate(total.OutgoingRecords - before.OutgoingRecords),
            Rate(total.OutgoingBytes - before.OutgoingBytes),
            total.WritesRefused + total.ReadsRefused,
            total.IteratorAge);

        // A stream that was deleted and made again counts from zero.
        double Rate(long count) => seconds > 0 ? Math.Round(Math.Max(0, count) / seconds, 1) : 0;
    }
}

/// <summary>A stream and what goes through it now.</summary>
/// <param name="Account">Whose it is.</param>
/// <param name="Region">Where it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Arn">Its ARN.</param>
/// <param name="Status">Its status.</param>
/// <param name="Mode">Its mode.</param>
/// <param name="Shards">Its open shards.</param>
/// <param name="Retention">How long it keeps records, in hours.</param>
/// <param name="Consumers">Its registered consumers.</param>
/// <param name="InRecords">Records a second that come in.</param>
/// <param name="InBytes">Bytes a second that come in.</param>
/// <param name="OutRecords">Records a second that are read.</param>
/// <param name="OutBytes">Bytes a second that are read.</param>
/// <param name="Throttled">Records and reads that were refused for its limits since the server started.</param>
/// <param name="Age">How far the reader is behind that is behind the most, in milliseconds.</param>
internal sealed record StreamRates(
    string Account,
    string Region,
    string Name,
    string Arn,
    string Status,
    string Mode,
    int Shards,
    int Retention,
    int Consumers,
    double InRecords,
    double InBytes,
    double OutRecords,
    double OutBytes,
    long Throttled,
    long Age);
