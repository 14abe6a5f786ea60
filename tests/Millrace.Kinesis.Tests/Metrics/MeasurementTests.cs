using Millrace.Kinesis.Metering;
using Millrace.Kinesis.Metrics;
using Millrace.Kinesis.Shards;
using Millrace.Kinesis.Streams;
using Millrace.Storage.Measurements;

namespace Millrace.Kinesis.Tests.Metrics;

public sealed class MeasurementTests
{
    [Fact]
    public void A_gauge_tells_what_was_added_and_begins_anew()
    {
        var gauge = new Gauge();
        Assert.Null(gauge.Take());
        foreach (var value in new[] { 3, -1, 7 }) gauge.Add(value);
        Assert.Equal(new MeasuredValues(3, 9, -1, 7), gauge.Take());
        Assert.Null(gauge.Take());
        gauge.Add(TimeSpan.FromMilliseconds(2));
        Assert.Equal(new MeasuredValues(1, 2, 2, 2), gauge.Take(0.001));
        Assert.Equal((4, 9 + 2000), (gauge.Count, gauge.Sum));
    }

    [Fact]
    public async Task A_gauge_loses_nothing_that_several_add_while_it_is_taken()
    {
        var gauge = new Gauge();
        var adding = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 1; i <= 20_000; i++) gauge.Add(i);
        })).ToArray();
        MeasuredValues? taken = null;
        while (!Task.WhenAll(adding).IsCompleted) taken = MeasuredValues.Join(taken, gauge.Take());
        await Task.WhenAll(adding);
        taken = MeasuredValues.Join(taken, gauge.Take());
        Assert.Equal((80_000.0, 4 * 20_000.0 * 20_001 / 2), (taken!.Value.Count, taken.Value.Sum));
        Assert.InRange(taken.Value.Maximum, 1, 20_000);
    }

    [Fact]
    public void Counting_a_put_allocates_nothing()
    {
        var meter = new StreamMeter();
        var shard = new ShardState { Index = 0, Range = default, CreationSecond = 0, OpenedAt = 0 };
        meter.Put(shard, 10, TimeSpan.FromMilliseconds(1));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 1; i < 1000; i++) meter.Put(shard, 10, TimeSpan.FromMilliseconds(1));
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(new MeasuredValues(1000, 10_000, 10, 10), meter.PutRecord.Bytes.Take());
    }

    [Fact]
    public async Task What_is_done_with_a_stream_is_told_once()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.PutAsync("s", "abc", "key");
        var stream = kinesis.Room.Streams.Find(new StreamKey(TestKinesis.Account, TestKinesis.Region, "s"));
        var taken = new List<Measurement>();
        StreamMeasurements.Take(stream, taken);
        Assert.Equal(
            ["IncomingBytes 6 Bytes", "IncomingRecords 1 Count", "PutRecord.Bytes 6 Bytes", "PutRecord.Latency 0 Milliseconds", "PutRecord.Success 1 Count"],
            taken.Select(static one => $"{one.Name} {one.Values.Sum} {one.Unit}"));
        Assert.All(taken, static one => Assert.Equal(("AWS/Kinesis", "StreamName", "s"), (one.Namespace, one.Dimensions[0].Key, one.Dimensions[0].Value)));
        taken.Clear();
        StreamMeasurements.Take(stream, taken);
        Assert.Empty(taken);
    }

    [Fact]
    public async Task What_one_observer_takes_others_still_see_and_an_expired_shard_keeps_its_part()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.PutAsync("s", "abc", "key");
        var stream = kinesis.Room.Streams.Find(new StreamKey(TestKinesis.Account, TestKinesis.Region, "s"));
        StreamMeasurements.Take(stream, []);
        var before = stream.Meter.Counts;
        Assert.Equal((1, 6), (before.IncomingRecords, before.IncomingBytes));
        stream.Meter.Forget(stream.State.Shards[0]);
        Assert.Empty(stream.Meter.Shards);
        Assert.Equal(before, stream.Meter.Counts);
    }
}
