using System.Text;
using CsCheck;
using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Service;

/// <summary>Puts, reads and restarts in any order, held against lists.</summary>
public sealed class InterleavingTests
{
    private const int Shards = 3;

    private static readonly Gen<Step> Steps = Gen.Frequency(
        (4, Gen.Int[1, 8].Select(count => new Step(StepKind.Put, count))),
        (6, Gen.Int[1, 5].Select(limit => new Step(StepKind.Read, limit))),
        (2, Gen.Int[0, 1000].Select(pick => new Step(StepKind.Reposition, pick))),
        (1, Gen.Int[1, 5000].Select(milliseconds => new Step(StepKind.Wait, milliseconds))),
        (1, Gen.Const(new Step(StepKind.Restart, 0))));

    private enum StepKind
    {
        Put,
        Read,
        Reposition,
        Wait,
        Restart,
    }

    [Fact]
    public async Task Readers_see_what_lists_would_show_them() =>
        await Steps.Array[1, 60].SampleAsync(async steps => await PlayAsync(steps), iter: 300);

    private static async Task PlayAsync(Step[] steps)
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", Shards);
        var lists = Enumerable.Range(0, Shards).Select(_ => new List<(string Number, string Data, DateTimeOffset Arrival)>()).ToArray();
        var readers = new (string Iterator, int Next)[Shards];
        for (var shard = 0; shard < Shards; shard++) readers[shard] = (await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon, shard), 0);

        var sent = 0;
        foreach (var step in steps)
        {
            switch (step.Kind)
            {
                case StepKind.Put:
                    var entries = Enumerable.Range(sent, step.Value).Select(i => (Key: $"{i % 11}", Data: $"{i}")).ToArray();
                    sent += step.Value;
                    var put = await kinesis.SendAsync(new PutRecordsRequest
                    {
                        StreamName = "s",
                        Records = [.. entries.Select(entry => new PutRecordsRequestEntry { PartitionKey = entry.Key, Data = Encoding.UTF8.GetBytes(entry.Data) })],
                    });
                    for (var i = 0; i < entries.Length; i++)
                        lists[put.Records[i].ShardId![^1] - '0'].Add((put.Records[i].SequenceNumber!, entries[i].Data, kinesis.Time.GetUtcNow()));
                    break;

                case StepKind.Read:
                    for (var shard = 0; shard < Shards; shard++)
                    {
                        var page = await kinesis.ReadAsync(readers[shard].Iterator, step.Value);
                        var expected = lists[shard].Skip(readers[shard].Next).Take(step.Value).ToArray();
                        Assert.Equal(
                            expected.Select(record => (record.Number, record.Data, (DateTimeOffset?)record.Arrival)),
                            page.Records.Select(record =>
                                (record.SequenceNumber.ToString(), Encoding.UTF8.GetString(record.Data!.Value.Span), record.ApproximateArrivalTimestamp)));
                        readers[shard] = (page.NextShardIterator!, readers[shard].Next + expected.Length);
                        Assert.Equal(readers[shard].Next == lists[shard].Count, page.MillisBehindLatest == 0);
                    }

                    break;

                case StepKind.Reposition:
                    for (var shard = 0; shard < Shards; shard++) readers[shard] = await RepositionAsync(kinesis, shard, lists[shard], step.Value);
                    break;

                case StepKind.Wait:
                    kinesis.Time.Advance(TimeSpan.FromMilliseconds(step.Value));
                    break;

                case StepKind.Restart:
                    await kinesis.ReopenAsync();
                    break;
            }
        }
    }

    private static async Task<(string, int)> RepositionAsync(
        TestKinesis kinesis, int shard, List<(string Number, string Data, DateTimeOffset Arrival)> list, int pick)
    {
        if (list.Count == 0 || pick % 5 == 0) return (await kinesis.IteratorAsync("s", ShardIteratorType.Latest, shard), list.Count);

        var at = pick % list.Count;
        switch (pick % 5)
        {
            case 1:
                return (await kinesis.IteratorAsync("s", ShardIteratorType.AtSequenceNumber, shard, list[at].Number), at);
            case 2:
                return (await kinesis.IteratorAsync("s", ShardIteratorType.AfterSequenceNumber, shard, list[at].Number), at + 1);
            case 3:
                var arrival = list[at].Arrival;
                return (
                    await kinesis.IteratorAsync("s", ShardIteratorType.AtTimestamp, shard, timestamp: arrival),
                    list.FindIndex(record => record.Arrival >= arrival));
            default:
                return (await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon, shard), 0);
        }
    }

    private readonly record struct Step(StepKind Kind, int Value);
}
