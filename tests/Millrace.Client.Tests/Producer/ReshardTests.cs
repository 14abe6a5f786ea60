using System.Text;
using Millrace.Client.Aggregation;
using Millrace.Client.Producer;

namespace Millrace.Client.Tests.Producer;

public sealed class ReshardTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);

    [Fact]
    public async Task After_a_split_an_aggregate_that_spans_both_children_goes_again_to_each()
    {
        await using var bench = await ProducerBench.StartWithMapAsync();
        bench.Stream.Reshard([FakeStream.Id(0)], FakeStream.Even(2));
        List<Task<ProducerResult>> outcomes =
        [
            await bench.EnqueueAsync("k", "low", ProducerBench.LowHash),
            await bench.EnqueueAsync("k", "high", ProducerBench.HighHash),
        ];

        var results = await bench.AdvanceUntilAsync(Task.WhenAll(outcomes), Step);

        Assert.Equal([FakeStream.Id(1), FakeStream.Id(2)], results.Select(result => result.ShardId));
        Assert.All(results, result =>
            Assert.Equal([PutAttemptError.WrongShard, null], result.Attempts.Select(attempt => attempt.ErrorCode)));
        // A consumer with KCL's rule sees each once.
        Assert.Equal(["high", "low"], AsKclSees(bench).Order());
    }

    [Fact]
    public async Task After_a_split_the_map_is_fetched_once_and_aggregates_go_to_the_children()
    {
        await using var bench = await ProducerBench.StartWithMapAsync();
        var fetches = bench.Stream.ListShardsCalls.Count;
        bench.Stream.Reshard([FakeStream.Id(0)], FakeStream.Even(2));
        await bench.EnqueueAsync("k", "1", ProducerBench.LowHash);
        await bench.EnqueueAsync("k", "2", ProducerBench.HighHash);
        await bench.FlushAsync();
        bench.Stream.Forget();

        await bench.EnqueueAsync("k", "3", ProducerBench.LowHash);
        await bench.EnqueueAsync("k", "4", ProducerBench.LowHash);
        await bench.EnqueueAsync("k", "5", ProducerBench.HighHash);
        await bench.EnqueueAsync("k", "6", ProducerBench.HighHash);
        await bench.FlushAsync();

        Assert.Equal(fetches + 1, bench.Stream.ListShardsCalls.Count);
        Assert.Equal([FakeStream.Id(1), FakeStream.Id(2)], bench.Stream.Records.Select(record => record.ShardId).Order());
        Assert.All(bench.Stream.Records, record => Assert.Equal("a", record.Record.PartitionKey));
    }

    [Fact]
    public async Task After_a_merge_an_aggregate_that_belongs_whole_to_the_child_does_not_go_again()
    {
        await using var bench = await ProducerBench.StartWithMapAsync(shards: 2);
        bench.Stream.Reshard([FakeStream.Id(0), FakeStream.Id(1)], FakeStream.Even(1));
        List<Task<ProducerResult>> outcomes =
        [
            await bench.EnqueueAsync("k", "1", ProducerBench.LowHash),
            await bench.EnqueueAsync("k", "2", ProducerBench.LowHash),
        ];

        var results = await bench.AdvanceUntilAsync(Task.WhenAll(outcomes), Step);

        Assert.All(results, result => Assert.Equal((FakeStream.Id(2), 1), (result.ShardId, result.Attempts.Count)));
        Assert.Equal(2, bench.Stream.UserRecords.Count);
    }

    [Fact]
    public async Task A_record_alone_is_where_it_belongs_and_does_not_go_again()
    {
        await using var bench = await ProducerBench.StartWithMapAsync();
        var fetches = bench.Stream.ListShardsCalls.Count;
        bench.Stream.Reshard([FakeStream.Id(0)], FakeStream.Even(2));
        var outcome = await bench.EnqueueAsync("k", "data", ProducerBench.HighHash);

        await bench.FlushAsync();

        Assert.Equal(FakeStream.Id(2), (await outcome).ShardId);
        Assert.Single(bench.Stream.UserRecords);
        await bench.EnqueueAsync("k", "more", ProducerBench.HighHash);
        await bench.FlushAsync();
        Assert.Equal(fetches + 1, bench.Stream.ListShardsCalls.Count);
    }

    [Fact]
    public async Task Records_that_come_before_the_first_map_wait_for_it()
    {
        var map = new TaskCompletionSource();
        await using var bench = ProducerBench.Start(listShardsGate: map.Task);
        List<Task<ProducerResult>> outcomes = [await bench.EnqueueAsync("k", "one"), await bench.EnqueueAsync("k", "two")];
        await bench.IdleAsync();
        bench.Clock.Advance(TimeSpan.FromSeconds(1));
        await bench.IdleAsync();
        Assert.Empty(bench.Stream.Calls);

        map.SetResult();
        await Task.WhenAll(outcomes).InTime();

        Assert.Equal("a", Assert.Single(bench.Stream.Records).Record.PartitionKey);
    }

    [Fact]
    public async Task When_the_first_map_does_not_come_records_travel_alone()
    {
        await using var bench = ProducerBench.Start(listShardsGate: new TaskCompletionSource().Task);
        List<Task<ProducerResult>> outcomes = [await bench.EnqueueAsync("k", "one"), await bench.EnqueueAsync("k", "two")];

        var results = await bench.AdvanceUntilAsync(Task.WhenAll(outcomes), TimeSpan.FromMilliseconds(100));

        // The request timeout.
        Assert.All(results, result => Assert.Equal(TimeSpan.FromSeconds(6), Assert.Single(result.Attempts).Delay));
        Assert.Equal(["k", "k"], bench.Stream.Records.Select(record => record.Record.PartitionKey));
    }

    [Fact]
    public async Task Without_a_map_records_travel_alone_and_the_map_is_asked_for_again()
    {
        await using var bench = await ProducerBench.StartWithMapAsync();
        bench.Stream.ListShardsFault = new IOException("The connection broke.");
        bench.Stream.Reshard([FakeStream.Id(0)], FakeStream.Even(2));
        await bench.EnqueueAsync("k", "1", ProducerBench.LowHash);
        await bench.EnqueueAsync("k", "2", ProducerBench.HighHash);
        await bench.FlushAsync();
        bench.Stream.Forget();

        await bench.EnqueueAsync("k", "3", ProducerBench.LowHash);
        await bench.EnqueueAsync("k", "4", ProducerBench.LowHash);
        await bench.FlushAsync();
        Assert.Equal(["k", "k"], bench.Stream.Records.Select(record => record.Record.PartitionKey));

        bench.Stream.ListShardsFault = null;
        bench.Clock.Advance(TimeSpan.FromSeconds(30));
        await bench.WarmUpAsync();
    }

    [Fact]
    public async Task All_pages_of_the_shards_are_read()
    {
        await using var bench = await ProducerBench.StartWithMapAsync(shards: 5);

        var calls = bench.Stream.ListShardsCalls.ToArray();

        Assert.Equal(3, calls.Length);
        Assert.Equal("AT_LATEST", calls[0].Request.ShardFilter!.Type);
        Assert.Equal("orders", calls[0].Request.StreamName);
        Assert.Equal([null, "2", "4"], calls.Select(call => call.Request.NextToken));
        Assert.All(calls[1..], call => Assert.Null(call.Request.StreamName));
    }

    private static IEnumerable<string> AsKclSees(ProducerBench bench)
    {
        var halves = FakeStream.Even(2);
        List<UserRecord> users = [];
        foreach (var (shardId, record) in bench.Stream.Records)
            RecordDeaggregator.Deaggregate(record, shardId == FakeStream.Id(1) ? halves[0] : halves[1], users);
        return users.Select(user => Encoding.UTF8.GetString(user.Data.Span));
    }
}
