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

    [Fact]
    public async Task When_the_producer_itself_breaks_every_record_fails_and_none_hangs()
    {
        const string stream = "broken";
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument is { Name: "UserRecordsPut", Meter: { Name: ProducerMetrics.MeterName, Tags: { } tags } } && tags.Contains(new("StreamName", stream)))
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => throw new InvalidOperationException("A listener at fault."));
        listener.Start();
        await using var bench = ProducerBench.Start(new() { AggregationEnabled = false, MaxOutstandingRecords = 3, CollectionMaxCount = 2 }, stream: stream);
        List<Task<ProducerResult>> outcomes = [];
        for (var i = 0; i < 3; i++) outcomes.Add(await bench.EnqueueAsync("k", "data"));
        var waiting = bench.EnqueueAsync("k", "data");

        foreach (var outcome in outcomes)
        {
            var failure = await Assert.ThrowsAsync<ProducerException>(() => outcome.InTime());
            Assert.Equal("A listener at fault.", failure.InnerException!.Message);
        }

        await Assert.ThrowsAsync<ProducerException>(() => waiting.InTime());
        await Assert.ThrowsAsync<ProducerException>(() => bench.EnqueueAsync("k", "data"));
        Assert.Equal(0, bench.Producer.OutstandingRecords);
        await bench.Producer.DisposeAsync().AsTask().InTime();
    }

    private static string Text(ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        string.Join(',', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"));
}
