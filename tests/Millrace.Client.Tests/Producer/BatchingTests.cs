using System.Text;
using Millrace.Client.Producer;

namespace Millrace.Client.Tests.Producer;

public sealed class BatchingTests
{
    [Fact]
    public async Task Records_wait_for_company_until_the_buffered_time_is_over()
    {
        await using var bench = await ProducerBench.StartWithMapAsync();
        var started = bench.Now;
        Task<ProducerResult>[] outcomes = [await bench.EnqueueAsync("k1", "one"), await bench.EnqueueAsync("k2", "two")];
        bench.Clock.Advance(TimeSpan.FromMilliseconds(60));
        outcomes = [.. outcomes, await bench.EnqueueAsync("k1", "three")];

        bench.Clock.Advance(TimeSpan.FromMilliseconds(40));
        var results = await Task.WhenAll(outcomes).InTime();

        var (at, request) = Assert.Single(bench.Stream.Calls);
        Assert.Equal(TimeSpan.FromMilliseconds(100), at - started);
        Assert.Equal("orders", request.StreamName);
        Assert.Equal("a", Assert.Single(request.Records).PartitionKey);
        Assert.Equal(["one", "two", "three"], bench.Stream.UserRecords.Select(user => Encoding.UTF8.GetString(user.Data.Span)));
        Assert.Equal([0L, 1L, 2L], results.Select(result => result.SubSequenceNumber));
        Assert.All(results, result =>
        {
            Assert.Equal(FakeStream.Id(0), result.ShardId);
            Assert.Equal(bench.Stream.Records[0].Record.SequenceNumber, result.SequenceNumber);
            Assert.True(Assert.Single(result.Attempts).Success);
        });
        Assert.Equal([100d, 100d, 40d], results.Select(result => result.Attempts[0].Delay.TotalMilliseconds));
    }

    [Fact]
    public async Task A_full_count_is_sent_at_once()
    {
        await using var bench = ProducerBench.Start(new() { AggregationEnabled = false, CollectionMaxCount = 3 });
        for (var i = 0; i < 7; i++) await bench.EnqueueAsync("k", "data");

        await bench.Stream.CallsReached(2);
        Assert.All(bench.Stream.Calls, call => Assert.Equal((TimeSpan.Zero, 3), (call.At, call.Request.Records.Count)));

        bench.Clock.Advance(TimeSpan.FromMilliseconds(100));
        await bench.Stream.CallsReached(3);
        Assert.Single(bench.Stream.Calls[2].Request.Records);
    }

    [Fact]
    public async Task Full_bytes_are_sent_at_once_and_never_exceeded()
    {
        await using var bench = ProducerBench.Start(new() { AggregationEnabled = false, CollectionMaxSize = 52224 });
        // Two fit with their keys to the byte; the third shows that they are full.
        for (var i = 0; i < 3; i++) await bench.EnqueueAsync("k", 26111);

        await bench.Stream.CallsReached(1);

        Assert.Equal(TimeSpan.Zero, bench.Stream.Calls[0].At);
        Assert.Equal(2, bench.Stream.Calls[0].Request.Records.Count);
    }

    [Fact]
    public async Task A_record_above_the_bytes_of_a_call_has_a_call_of_its_own()
    {
        await using var bench = ProducerBench.Start(new() { AggregationEnabled = false, CollectionMaxSize = 52224 });
        await bench.EnqueueAsync("k", 10);
        await bench.EnqueueAsync("k", 100_000);
        await bench.EnqueueAsync("k", 10);

        await bench.FlushAsync();

        Assert.Equal(3, bench.Stream.Records.Count);
        Assert.Contains(bench.Stream.Calls, call => call.Request.Records is [{ Data.Length: 100_000 }]);
    }

    [Fact]
    public async Task Much_for_one_shard_is_sent_at_once()
    {
        await using var bench = ProducerBench.Start(new() { AggregationEnabled = false });
        for (var i = 0; i < 3; i++) await bench.EnqueueAsync("k", 100_000);

        await bench.Stream.CallsReached(1);

        Assert.Equal(TimeSpan.Zero, bench.Stream.Calls[0].At);
    }

    [Fact]
    public async Task Each_shard_has_aggregated_records_of_its_own()
    {
        await using var bench = await ProducerBench.StartWithMapAsync(shards: 2);
        foreach (var (data, hash) in new[] { ("a", ProducerBench.LowHash), ("b", ProducerBench.HighHash), ("c", ProducerBench.LowHash), ("d", ProducerBench.HighHash) })
            await bench.EnqueueAsync("k", data, hash);

        await bench.FlushAsync();

        var request = Assert.Single(bench.Stream.Calls).Request;
        Assert.Equal(2, request.Records.Count);
        Assert.All(request.Records, record => Assert.Equal("a", record.PartitionKey));
        Assert.Equal(
            [ProducerBench.LowHash, ProducerBench.HighHash], request.Records.Select(record => record.ExplicitHashKey!).OrderBy(hash => hash.Length));
        Assert.Equal(["ac", "bd"], bench.Stream.UserRecords
            .GroupBy(user => user.ExplicitHashKey)
            .Select(group => string.Concat(group.Select(user => Encoding.UTF8.GetString(user.Data.Span))))
            .Order());
    }

    [Fact]
    public async Task An_aggregated_record_stays_within_its_size_and_its_count()
    {
        await using var bench = await ProducerBench.StartWithMapAsync(new() { AggregationMaxSize = 1000, AggregationMaxCount = 5 });
        for (var i = 0; i < 6; i++) await bench.EnqueueAsync("k", 300);
        for (var i = 0; i < 12; i++) await bench.EnqueueAsync("k", 1);

        await bench.FlushAsync();

        Assert.Equal(18, bench.Stream.UserRecords.Count);
        Assert.All(bench.Stream.Records, record => Assert.InRange(record.Record.Data!.Value.Length, 1, 999));
        Assert.All(bench.Stream.UserRecords.GroupBy(user => user.SequenceNumber), group => Assert.InRange(group.Count(), 1, 5));
        // 3 large ones; 3 large and 2 small; 5 small; 5 small.
        Assert.Equal(4, bench.Stream.Records.Count);
    }

    [Fact]
    public async Task A_record_alone_travels_as_it_is()
    {
        await using var bench = await ProducerBench.StartWithMapAsync();
        await bench.EnqueueAsync("key", "data", "12");

        await bench.FlushAsync();

        var record = Assert.Single(Assert.Single(bench.Stream.Calls).Request.Records);
        Assert.Equal(("key", "12", "data"), (record.PartitionKey.ToString(), record.ExplicitHashKey, Encoding.UTF8.GetString(record.Data!.Value.Span)));
    }

    [Fact]
    public async Task Flush_sends_without_delay_and_waits_for_the_outcomes()
    {
        await using var bench = ProducerBench.Start();
        var outcome = await bench.EnqueueAsync("k", "data");

        await bench.FlushAsync();

        Assert.True(outcome.IsCompletedSuccessfully);
        Assert.Equal(TimeSpan.Zero, Assert.Single(bench.Stream.Calls).At);
    }

    [Fact]
    public async Task The_rate_limit_holds_back_what_is_above_it()
    {
        // One percent: ten records a second and ten in reserve.
        await using var bench = await ProducerBench.StartWithMapAsync(new() { RateLimitPercent = 1, AggregationMaxSize = 64, RecordTimeToLive = TimeSpan.FromHours(1) });
        var started = bench.Now;
        List<Task<ProducerResult>> outcomes = [];
        for (var i = 0; i < 30; i++) outcomes.Add(await bench.EnqueueAsync("k", 40));

        await bench.AdvanceUntilAsync(Task.WhenAll(outcomes), TimeSpan.FromMilliseconds(10));

        var sent = 0;
        foreach (var call in bench.Stream.Calls)
        {
            sent += call.Request.Records.Count;
            Assert.InRange(sent, 1, 10 + (10 * (call.At - started).TotalSeconds) + 0.001);
        }

        Assert.Equal(30, sent);
    }

    [Fact]
    public async Task An_arn_goes_out_as_an_arn()
    {
        await using var bench = ProducerBench.Start(stream: "arn:aws:kinesis:eu-west-1:123456789012:stream/orders");
        await bench.EnqueueAsync("k", 1);

        await bench.FlushAsync();

        var request = Assert.Single(bench.Stream.Calls).Request;
        Assert.Null(request.StreamName);
        Assert.Equal("arn:aws:kinesis:eu-west-1:123456789012:stream/orders", request.StreamARN);
    }
}
