using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Millrace.Client.Producer;

namespace Millrace.Client.Tests.Producer;

public sealed class ProducerMetricsTests
{
    [Fact]
    public async Task A_producer_measures_what_it_does_under_the_names_of_the_producer_library()
    {
        const string stream = "measured";
        ConcurrentQueue<(string Name, double Value, string Tags)> measured = [];
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter is { Name: ProducerMetrics.MeterName, Tags: { } tags } && tags.Contains(new("StreamName", stream)))
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => measured.Enqueue((instrument.Name, value, Text(tags))));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => measured.Enqueue((instrument.Name, value, Text(tags))));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => measured.Enqueue((instrument.Name, value, Text(tags))));
        listener.Start();

        await using (var bench = ProducerBench.Start(new() { AggregationEnabled = false }, stream: stream))
        {
            bench.Stream.Script.Enqueue((_, _) => Task.FromException<Model.Kinesis.PutRecordsResponse>(new IOException("The connection broke.")));
            List<Task<ProducerResult>> outcomes = [await bench.EnqueueAsync("k1", "four"), await bench.EnqueueAsync("k2", "four")];
            listener.RecordObservableInstruments();
            await bench.AdvanceUntilAsync(Task.WhenAll(outcomes), TimeSpan.FromMilliseconds(5));
        }

        double Sum(string name) => measured.Where(one => one.Name == name).Sum(one => one.Value);
        Assert.Equal(2, Sum("UserRecordsReceived"));
        Assert.Equal(2, Sum("UserRecordsPending"));
        Assert.Equal(2, Sum("UserRecordsPut"));
        Assert.Equal(8, Sum("UserRecordsDataPut"));
        Assert.Equal(2, Sum("KinesisRecordsPut"));
        Assert.Equal(8, Sum("KinesisRecordsDataPut"));
        Assert.Equal(2, Sum("AllErrors"));
        Assert.Equal(2, measured.Count(one => one.Name == "ErrorsByCode" && one.Tags.Contains("ErrorCode=No Answer", StringComparison.Ordinal)));
        Assert.Equal(2, Sum("RetriesPerRecord"));
        Assert.Equal(2, measured.Count(one => one.Name == "BufferingTime"));
        Assert.Equal(2, measured.Count(one => one.Name == "RequestTime"));
        Assert.Equal(4, Sum("UserRecordsPerKinesisRecord"));
        Assert.Equal(4, Sum("KinesisRecordsPerPutRecordsRequest"));
        Assert.Equal(4, Sum("UserRecordsPerPutRecordsRequest"));
        Assert.All(measured.Where(one => one.Name == "UserRecordsPut"), one => Assert.Contains("ShardId=shardId-000000000000", one.Tags, StringComparison.Ordinal));
    }

    private static string Text(ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        string.Join(',', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"));
}
