using System.Globalization;
using System.Text;
using Millrace.Client.Aggregation;
using Millrace.Client.Producer;
using static Millrace.Kcl.Tests.EndToEnd.Application;

namespace Millrace.Kcl.Tests.EndToEnd;

/// <summary>Workers against the program.</summary>
public sealed class EndToEndTests
{
    private const int Keys = 20;
    private const string Middle = "170141183460469231731687303715884105728";

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <summary>Both ways of retrieval and both ways of assignment, with records that the producer aggregates.</summary>
    [Theory]
    [InlineData(RetrievalMode.Polling, LeaseAssignment.WorkerUtilization)]
    [InlineData(RetrievalMode.FanOut, LeaseAssignment.WorkerUtilization)]
    [InlineData(RetrievalMode.Polling, LeaseAssignment.LeaseCount)]
    [InlineData(RetrievalMode.FanOut, LeaseAssignment.LeaseCount)]
    public async Task Every_record_is_processed_in_order_through_a_split_and_a_merge(RetrievalMode mode, LeaseAssignment assignment)
    {
        await using var application = await StartAsync(shards: 1);
        var worker = application.Run(Options(mode, assignment));
        await PutAsync(application, 0, 200);
        await application.Kinesis.SplitShardAsync(new() { StreamName = StreamName, ShardToSplit = Shard(0), NewStartingHashKey = Middle }, Ending);
        await PutAsync(application, 200, 400);
        await application.Kinesis.MergeShardsAsync(new() { StreamName = StreamName, ShardToMerge = Shard(1), AdjacentShardToMerge = Shard(2) }, Ending);
        await PutAsync(application, 400, 600);
        await application.ReachedAsync(calls => calls.Sum(call => call.Records.Count) == 600 && calls.Count(call => call.Call == "shardEnded") == 3);
        await application.StopAsync(worker);

        var calls = application.Deliveries;
        Assert.Equal(Enumerable.Range(0, 600), calls.SelectMany(call => call.Records).Select(Number).Order());
        foreach (var key in calls.SelectMany(call => call.Records).GroupBy(record => record.PartitionKey))
        {
            var numbers = key.Select(Number).ToList();
            Assert.Equal(numbers.Order(), numbers);
        }

        Assert.Contains(calls, call => call.Records.Any(record => record.Aggregated));
        foreach (var (child, parents) in new[] { (1, new[] { 0 }), (2, [0]), (3, [1, 2]) })
        {
            foreach (var parent in parents)
                Assert.True(IndexOf(calls, Shard(parent), "shardEnded") < IndexOf(calls, Shard(child), "initialize"), $"{child} began before {parent} ended.");
        }

        Assert.Equal(["initialize", "shutdownRequested", "leaseLost"], calls.Where(call => call.ShardId == Shard(3) && call.Records.Count == 0).Select(call => call.Call));
    }

    /// <summary>facts/kcl.md 9: a checkpoint within an aggregated record resumes behind that user record.</summary>
    [Theory]
    [InlineData(RetrievalMode.Polling)]
    [InlineData(RetrievalMode.FanOut)]
    public async Task Another_worker_goes_on_within_an_aggregated_record(RetrievalMode mode)
    {
        await using var application = await StartAsync(shards: 1);
        var aggregator = new RecordAggregator(maxSize: 1 << 20);
        for (var i = 0; i < 10; i++) Assert.True(aggregator.TryAdd("key", null, Encoding.UTF8.GetBytes(i.ToString(CultureInfo.InvariantCulture))));
        var made = aggregator.Drain();
        await application.Kinesis.PutRecordAsync(
            new() { StreamName = StreamName, PartitionKey = made.PartitionKey, ExplicitHashKey = made.ExplicitHashKey, Data = made.Data }, Ending);

        application.OnRecords = (input, token) => input.Checkpointer.CheckpointAsync(input.Records[3], token);
        var first = application.Run(Options(mode));
        await application.ReachedAsync(calls => calls.Any(call => call.Records.Count > 0));
        await application.StopAsync(first);
        application.OnRecords = (_, _) => Task.CompletedTask;
        var second = application.Run(Options(mode));
        await application.ReachedAsync(calls => calls.Count(call => call.Records.Count > 0) == 2);
        await application.StopAsync(second);

        Assert.Equal([.. Enumerable.Range(0, 10), .. Enumerable.Range(4, 6)], application.Deliveries.SelectMany(call => call.Records).Select(Number));
    }

    /// <summary>#845, #478: whoever stops gives its leases back, and nobody waits for them to expire.</summary>
    [Fact]
    public async Task A_worker_that_stops_leaves_its_shards_to_the_other_at_once()
    {
        await using var application = await StartAsync(shards: 2);
        var patient = Options(RetrievalMode.Polling, LeaseAssignment.LeaseCount);
        var first = application.Run(patient);
        await application.ReachedAsync(calls => calls.Count(call => call.Call == "initialize") == 2);
        await application.StopAsync(first);
        var second = application.Run(patient with { WorkerId = "second" });
        await application.ReachedAsync(calls => calls.Count(call => call.Call == "initialize") == 4);
        await application.StopAsync(second);
    }

    private static string Shard(int number) => string.Create(CultureInfo.InvariantCulture, $"shardId-{number:D12}");

    private static int Number(UserRecord record) => int.Parse(record.Data.Span, CultureInfo.InvariantCulture);

    private static int IndexOf(IReadOnlyList<Delivery> calls, string shardId, string name) =>
        calls.Index().First(call => call.Item.ShardId == shardId && call.Item.Call == name).Index;

    private static async Task PutAsync(Application application, int first, int end)
    {
        var options = new ProducerOptions { PreserveOrder = true };
        await using var producer = new KinesisProducer(application.Kinesis, StreamName, options);
        List<Task<ProducerResult>> outcomes = [];
        for (var i = first; i < end; i++)
        {
            outcomes.Add(await producer.EnqueueAsync(
                string.Create(CultureInfo.InvariantCulture, $"key-{i % Keys}"), Encoding.UTF8.GetBytes(i.ToString(CultureInfo.InvariantCulture)), cancellationToken: Ending));
        }

        await Task.WhenAll(outcomes);
    }
}
