using System.Text.Json;
using Millrace.Kinesis;
using Millrace.Kinesis.Metering;

namespace Millrace.WebConsole.Events;

/// <summary><c>streams</c>: every stream with its rates, once a second when something of it changes.</summary>
/// <param name="kinesis">The streams.</param>
/// <param name="counts">What they counted lately.</param>
/// <param name="time">The machine's clock.</param>
internal sealed class StreamsTopic(KinesisService kinesis, RecentCounts counts, TimeProvider time) : IEventTopic
{
    private StreamRates[]? _sent;
    private long _measuredAt;

    public string? Place => null;

    public ValueTask<bool> TryWriteAsync(string name, Utf8JsonWriter writer, CancellationToken cancellationToken)
    {
        if (_sent is not null && time.GetElapsedTime(_measuredAt) < RecentCounts.Interval) return ValueTask.FromResult(false);
        _measuredAt = time.GetTimestamp();
        var lately = counts.Take();
        var rates = kinesis.Activity()
            .OrderBy(static stream => stream.Name, StringComparer.Ordinal).ThenBy(static stream => stream.Region, StringComparer.Ordinal)
            .Select(stream => RatesOf(stream, lately)).ToArray();
        if (_sent is not null && _sent.AsSpan().SequenceEqual(rates)) return ValueTask.FromResult(false);
        _sent = rates;
        writer.WritePropertyName(name);
        JsonSerializer.Serialize(writer, rates, ConsoleJson.Default.StreamRatesArray);
        return ValueTask.FromResult(true);
    }

    private static StreamRates RatesOf(StreamActivity stream, CountedLately lately)
    {
        var (total, counted) = (stream.Total, lately.Of(stream.Arn));
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
            lately.PerSecond(counted.IncomingRecords),
            lately.PerSecond(counted.IncomingBytes),
            lately.PerSecond(counted.OutgoingRecords),
            lately.PerSecond(counted.OutgoingBytes),
            total.WritesRefused + total.ReadsRefused,
            total.IteratorAge);
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
