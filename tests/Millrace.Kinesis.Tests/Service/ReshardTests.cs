using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using CsCheck;
using Millrace.Kinesis.Shards;
using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Service;

/// <summary>Splits and merges while records are put and read: none is lost, none comes twice, and those of a key come in their order.</summary>
public sealed class ReshardTests
{
    private const int Writers = 4;
    private const int KeysOfEach = 3;

    private static readonly Gen<Change> Changes = Gen.Select(
        Gen.Frequency(
            (4, Gen.Const(ChangeKind.Split)), (4, Gen.Const(ChangeKind.Merge)), (1, Gen.Const(ChangeKind.Scale)), (2, Gen.Const(ChangeKind.Wait))),
        Gen.Int[0, 1_000_000],
        (kind, pick) => new Change(kind, pick));

    private static readonly Gen<Change> Steps = Gen.Frequency(
        (3, Changes),
        (4, Gen.Int[0, 1_000_000].Select(pick => new Change(ChangeKind.Put, pick))),
        (2, Gen.Int[0, 1_000_000].Select(pick => new Change(ChangeKind.Read, pick))),
        (1, Gen.Int[0, 1_000_000].Select(pick => new Change(ChangeKind.Restart, pick))));

    private enum ChangeKind
    {
        Split,
        Merge,
        Scale,
        Wait,
        Put,
        Read,
        Restart,
    }

    [Fact]
    public async Task One_thing_after_another() => await Gen.Select(Gen.Bool, Gen.Int[1, 4], Steps.Array[1, 60]).SampleAsync(
        async (takesTime, shards, steps) => await PlayAsync(takesTime, shards, steps), iter: 200);

    [Fact]
    public async Task All_at_once() => await Gen.Select(Gen.Bool, Gen.Int[1, 4], Changes.Array[5, 30]).SampleAsync(
        async (takesTime, shards, changes) => await RaceAsync(takesTime, shards, changes), iter: 40, threads: 1);

    private static KinesisOptions Options(bool takesTime) =>
        new() { ReshardDuration = takesTime ? TimeSpan.FromSeconds(1) : TimeSpan.Zero };

    private static async Task PlayAsync(bool takesTime, int shards, Change[] steps)
    {
        await using var kinesis = await TestKinesis.OpenAsync(Options(takesTime));
        await kinesis.CreateAsync("s", shards);
        var reader = await LineageReader.OpenAsync(kinesis);
        var sent = new Sent();
        foreach (var step in steps)
        {
            switch (step.Kind)
            {
                case ChangeKind.Put:
                    await PutAsync(kinesis, sent, [$"{step.Pick % 5}", $"{step.Pick % 7}", $"{step.Pick % 5}"]);
                    break;
                case ChangeKind.Read:
                    await reader.ReadAsync(1 + step.Pick % 4);
                    break;
                case ChangeKind.Restart:
                    await kinesis.ReopenAsync(TimeSpan.FromMilliseconds(step.Pick % 1500));
                    break;
                default:
                    await ReshardAsync(kinesis, step);
                    break;
            }
        }

        await ReadToTheEndAsync(kinesis, reader);
        await CheckAsync(kinesis, sent, reader);
    }

    private static async Task RaceAsync(bool takesTime, int shards, Change[] changes)
    {
        await using var kinesis = await TestKinesis.OpenAsync(Options(takesTime), logs: memory => new YieldingRecordLogStore(memory));
        await kinesis.CreateAsync("s", shards);
        var reader = await LineageReader.OpenAsync(kinesis);
        var sent = new Sent();
        using var stop = new CancellationTokenSource();

        var writers = Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            string[] keys = [.. Enumerable.Range(0, KeysOfEach).Select(key => $"{writer}-{key}")];
            for (var i = 0; !stop.IsCancellationRequested; i++)
                await PutAsync(kinesis, sent, i % 3 == 0 ? [.. keys, .. keys] : [keys[i % KeysOfEach]]);
        })).ToArray();
        var reading = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested) await reader.ReadAsync(limit: 7);
        });

        foreach (var change in changes)
        {
            await ReshardAsync(kinesis, change);
            var mark = sent.Count;
            while (sent.Count < mark + 5 && !reading.IsCompleted) await Task.Yield();
        }

        await stop.CancelAsync();
        await Task.WhenAll([.. writers, reading]);
        await ReadToTheEndAsync(kinesis, reader);
        await CheckAsync(kinesis, sent, reader);
    }

    private static async Task PutAsync(TestKinesis kinesis, Sent sent, string[] keys)
    {
        var records = keys.Select(key => (Key: key, Text: sent.Next(key))).ToArray();
        if (records is [var only])
        {
            var put = await kinesis.PutAsync("s", only.Text, only.Key);
            sent.Acknowledge(only.Text, put.ShardId, put.SequenceNumber);
            return;
        }

        var answer = await kinesis.SendAsync(new PutRecordsRequest
        {
            StreamName = "s",
            Records = [.. records.Select(record => new PutRecordsRequestEntry { PartitionKey = record.Key, Data = Encoding.UTF8.GetBytes(record.Text) })],
        });
        Assert.Equal(0, answer.FailedRecordCount);
        for (var i = 0; i < records.Length; i++) sent.Acknowledge(records[i].Text, answer.Records[i].ShardId!, answer.Records[i].SequenceNumber!);
    }

    /// <summary>Makes a change that is possible, if there is one, and sees it through now and then.</summary>
    private static async Task ReshardAsync(TestKinesis kinesis, Change change)
    {
        if (change.Kind == ChangeKind.Wait)
        {
            kinesis.Time.Advance(TimeSpan.FromMilliseconds(change.Pick % 3000));
            return;
        }

        if (await kinesis.StatusAsync("s") != StreamStatus.Active)
        {
            kinesis.Time.Advance(TimeSpan.FromSeconds(1));
            await kinesis.WaitUntilActiveAsync("s");
        }

        ShardState[] open =
        [
            .. kinesis.Room.Streams.Find(new(TestKinesis.Account, TestKinesis.Region, "s")).State.Shards
                .Where(shard => shard.IsOpen).OrderBy(shard => shard.Range.Start),
        ];
        var place = change.Pick % open.Length;
        switch (change.Kind)
        {
            case ChangeKind.Split when open.Length < 12:
                var range = open[place].Range;
                await kinesis.SplitAsync("s", open[place].Index, range.Start + (range.End - range.Start) / (UInt128)(2 + change.Pick % 9));
                break;
            case ChangeKind.Merge when place + 1 < open.Length:
                await kinesis.MergeAsync("s", open[place].Index, open[place + 1].Index);
                break;
            case ChangeKind.Scale:
                try
                {
                    await kinesis.ScaleAsync("s", Math.Clamp(open.Length - 2 + change.Pick % 5, (open.Length + 1) / 2, open.Length * 2));
                }
                catch (Wire.ServiceException refusal) when (refusal.Text!.Contains("10 times in the last 24 hours", StringComparison.Ordinal))
                {
                    kinesis.Time.Advance(TimeSpan.FromMilliseconds(1));
                }

                break;
        }
    }

    private static async Task ReadToTheEndAsync(TestKinesis kinesis, LineageReader reader)
    {
        kinesis.Time.Advance(TimeSpan.FromSeconds(1));
        await kinesis.WaitUntilActiveAsync("s");
        while (!await reader.ReadAsync()) TestKinesis.Cancellation.ThrowIfCancellationRequested();
    }

    private static async Task CheckAsync(TestKinesis kinesis, Sent sent, LineageReader reader)
    {
        // Everything that was acknowledged, once, in its shard and under its number.
        Assert.Equal(
            sent.Acknowledged.Select(record => (record.Value.Shard, record.Value.Number, record.Key)).Order(),
            reader.Seen.Order());

        // In the order of each key over all shards, with numbers that rise.
        foreach (var ofKey in reader.Seen.GroupBy(record => record.Text.Split(':')[0]))
        {
            Assert.Equal(Enumerable.Range(0, ofKey.Count()), ofKey.Select(record => int.Parse(record.Text.Split(':')[1], CultureInfo.InvariantCulture)));
            Assert.Equal(ofKey.Select(record => record.Number).Order(StringComparer.Ordinal), ofKey.Select(record => record.Number));
        }

        // Between the numbers with which its shard starts and ends.
        var shards = (await kinesis.ShardsAsync("s")).ToDictionary(shard => shard.ShardId, shard => shard.SequenceNumberRange);
        foreach (var (shard, number, _) in reader.Seen)
        {
            Assert.True(string.CompareOrdinal(shards[shard].StartingSequenceNumber, number) < 0);
            Assert.True(shards[shard].EndingSequenceNumber is not { } end || string.CompareOrdinal(number, end) < 0);
        }

        Assert.Equal(
            shards.Where(shard => shard.Value.EndingSequenceNumber is null).Select(shard => shard.Key).Order(), reader.Open.Order());
    }

    private readonly record struct Change(ChangeKind Kind, int Pick);

    /// <summary>What was put, by its text: the key and its count.</summary>
    private sealed class Sent
    {
        private readonly ConcurrentDictionary<string, int> _counts = new();

        public ConcurrentDictionary<string, (string Shard, string Number)> Acknowledged { get; } = new();

        public int Count => Acknowledged.Count;

        public string Next(string key) => $"{key}:{_counts.AddOrUpdate(key, 0, (_, count) => count + 1)}";

        public void Acknowledge(string text, string shard, string number) => Assert.True(Acknowledged.TryAdd(text, (shard, number)));
    }
}
