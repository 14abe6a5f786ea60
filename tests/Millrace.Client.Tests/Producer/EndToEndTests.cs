using System.Globalization;
using System.Text;
using Millrace.Client.Aggregation;
using Millrace.Client.Kinesis;
using Millrace.Client.Producer;
using Millrace.Model.Kinesis;
using Millrace.Server.Tests;

namespace Millrace.Client.Tests.Producer;

/// <summary>The producer against the program.</summary>
public sealed class EndToEndTests
{
    private const string Stream = "end-to-end";
    private const int Records = 20_000;
    private const int Keys = 100;

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task What_goes_in_comes_out_once_and_with_PreserveOrder_in_order(bool aggregated, bool ordered)
    {
        await using var server = await ServerProcess.StartAsync("--in-memory");
        using var client = Clients.At(server.Endpoint.ToString());
        await client.CreateStreamAsync(new() { StreamName = Stream, ShardCount = 4 }, TestContext.Current.CancellationToken);
        await client.WaitUntilStreamExistsAsync(Stream, cancellationToken: TestContext.Current.CancellationToken);

        var options = new ProducerOptions { AggregationEnabled = aggregated, PreserveOrder = ordered, RateLimitPercent = null };
        List<Task<ProducerResult>> outcomes = [];
        await using (var producer = new KinesisProducer(client, Stream, options))
        {
            for (var i = 0; i < Records; i++)
            {
                var data = Encoding.UTF8.GetBytes(i.ToString(CultureInfo.InvariantCulture));
                outcomes.Add(await producer.EnqueueAsync(
                    string.Create(CultureInfo.InvariantCulture, $"key-{i % Keys}"), data, cancellationToken: TestContext.Current.CancellationToken));
            }
        }

        var results = await Task.WhenAll(outcomes);
        var read = await ReadAsync(client);

        Assert.Equal(Records, read.Count);
        Assert.Equal(Enumerable.Range(0, Records), read.Select(user => Number(user.Record)).Order());
        Assert.All(read, user =>
        {
            var result = results[Number(user.Record)];
            Assert.Equal(
                (result.ShardId, result.SequenceNumber, result.SubSequenceNumber),
                (user.ShardId, user.Record.SequenceNumber, user.Record.SubSequenceNumber));
        });
        var kinesisRecords = read.Select(user => (user.ShardId, user.Record.SequenceNumber)).Distinct().Count();
        if (aggregated) Assert.InRange(kinesisRecords, 4, Records / 10);
        else Assert.Equal(Records, kinesisRecords);
        Assert.Equal(4, read.Select(user => user.ShardId).Distinct().Count());
        if (!ordered) return;
        foreach (var key in read.GroupBy(user => user.Record.PartitionKey))
        {
            var numbers = key.Select(user => Number(user.Record)).ToList();
            Assert.Equal(numbers.Order(), numbers);
        }
    }

    private static int Number(UserRecord record) => int.Parse(record.Data.Span, CultureInfo.InvariantCulture);

    private static async Task<List<(string ShardId, UserRecord Record)>> ReadAsync(KinesisClient client)
    {
        var token = TestContext.Current.CancellationToken;
        var shards = await client.ListShardsAsync(new() { StreamName = Stream }, token);
        List<(string, UserRecord)> read = [];
        foreach (var shard in shards.Shards!)
        {
            var iterator = (await client.GetShardIteratorAsync(
                new() { StreamName = Stream, ShardId = shard.ShardId, ShardIteratorType = ShardIteratorType.TrimHorizon }, token)).ShardIterator;
            GetRecordsResponse page;
            do
            {
                page = await client.GetRecordsAsync(new() { ShardIterator = iterator! }, token);
                List<UserRecord> users = [];
                foreach (var record in page.Records)
                    Assert.NotEqual(DeaggregationResult.OutsideShard, RecordDeaggregator.Deaggregate(record, HashRange.From(shard.HashKeyRange), users));
                read.AddRange(users.Select(user => (shard.ShardId, user)));
                iterator = page.NextShardIterator;
            }
            while (page.Records.Count > 0 || page.MillisBehindLatest > 0);
        }

        return read;
    }
}
