using System.Collections.Concurrent;
using Millrace.Storage;
using Millrace.Storage.Logs.Files;
using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Streams;

public sealed class TrimmingTests
{
    private static readonly KinesisOptions Options = new() { TrimInterval = TimeSpan.FromHours(25) };

    [Fact]
    public async Task Each_interval_frees_what_has_passed_out_of_retention_and_no_read_does()
    {
        TrimmedRecordLogStore? logs = null;
        await using var kinesis = await TestKinesis.OpenAsync(Options, inner => logs = new TrimmedRecordLogStore(inner));
        await kinesis.CreateAsync("s", 1);
        await kinesis.PutAsync("s", "x");
        kinesis.Time.Advance(TimeSpan.FromHours(24.5));
        Assert.Empty(await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon)));
        Assert.Empty(logs!.Trims);

        kinesis.Time.Advance(TimeSpan.FromHours(0.5));
        await Eventually.IsTrueAsync(() => !logs.Trims.IsEmpty);
        Assert.Equal(TestKinesis.Start.AddHours(1).ToUnixTimeMilliseconds(), Assert.Single(logs.Trims));
    }

    [Fact]
    public async Task A_closed_shard_goes_with_its_last_record()
    {
        TrimmedRecordLogStore? logs = null;
        await using var kinesis = await TestKinesis.OpenAsync(Options, inner => logs = new TrimmedRecordLogStore(inner));
        await kinesis.AddAsync("s", Reshard.SplitThenMerged(kinesis.Now));
        var stream = kinesis.Room.Streams.Find(new(TestKinesis.Account, TestKinesis.Region, "s"));

        // The first shard was closed 20 s ago and its children 5 s ago.
        kinesis.Time.Advance(TimeSpan.FromHours(24) + kinesis.Room.Options.IteratorLifetime - TimeSpan.FromSeconds(10));
        await kinesis.Room.Trimming.TrimAsync(stream, TestKinesis.Cancellation);
        Assert.Equal([1, 2, 3], stream.State.Shards.Select(shard => shard.Index));
        Assert.Equal([$"{stream.State.LogPrefix}/0"], logs!.Deletions);

        kinesis.Time.Advance(TimeSpan.FromSeconds(10));
        await kinesis.Room.Trimming.TrimAsync(stream, TestKinesis.Cancellation);
        Assert.Equal([3], stream.State.Shards.Select(shard => shard.Index));
        await Refusal.NotFoundAsync(
            "Shard shardId-000000000001 in stream s under account 123456789012 does not exist",
            () => kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon, shard: 1));
        await kinesis.ReopenAsync();
        var shard = Assert.Single((await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" })).StreamDescription.Shards);
        Assert.Equal(("shardId-000000000003", "shardId-000000000001"), (shard.ShardId, shard.ParentShardId));
        await kinesis.PutAsync("s", "x");
    }

    [Fact]
    public async Task A_shard_that_was_forgotten_opens_no_log()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.AddAsync("s", Reshard.SplitThenMerged(kinesis.Now));
        var stream = kinesis.Room.Streams.Find(new(TestKinesis.Account, TestKinesis.Region, "s"));
        var first = stream.State.Shards[0];
        await kinesis.Room.Streams.ForgetExpiredAsync(stream, first.ClosedAt!.Value + 1, TestKinesis.Cancellation);
        Assert.False(stream.TryOpenLog(first, out _));
        Assert.True(stream.IsGone(first));
        Assert.True(stream.TryOpenLog(stream.State.Shards[0], out _));
    }

    [Fact]
    public async Task A_failure_is_told_and_tried_again_and_fails_no_call()
    {
        var faults = new ConcurrentQueue<(string, string)>();
        TrimmedRecordLogStore? logs = null;
        var options = Options with { BackgroundFailed = (arn, fault) => faults.Enqueue((arn, fault.Message)) };
        await using var kinesis = await TestKinesis.OpenAsync(options, inner => logs = new TrimmedRecordLogStore(inner) { Fails = true });
        await kinesis.CreateAsync("s", 1);
        await kinesis.ChangeAsync("s", state => state with { RetentionPeriodHours = 25 });
        kinesis.Time.Advance(TimeSpan.FromHours(24.5));
        await kinesis.SendAsync(new DecreaseStreamRetentionPeriodRequest { StreamName = "s", RetentionPeriodHours = 24 });
        Assert.Equal([("arn:aws:kinesis:eu-central-1:123456789012:stream/s", "The device failed.")], faults);

        logs!.Fails = false;
        kinesis.Time.Advance(TimeSpan.FromHours(0.5));
        await Eventually.IsTrueAsync(() => !logs.Trims.IsEmpty);
    }

    [Fact]
    public async Task Disk_is_given_back()
    {
        var folder = Directory.CreateTempSubdirectory("millrace-");
        try
        {
            await using (var kinesis = await TestKinesis.OpenAsync(
                Options, openLogs: time => FileRecordLogStore.Open(folder.FullName, Durability.Normal, time)))
            {
                await kinesis.CreateAsync("s", 1);
                for (var i = 0; i < 8; i++) await kinesis.PutAsync("s", new string('x', 1_000_000));
                Assert.True(Size() > 8_000_000);
                kinesis.Time.Advance(TimeSpan.FromHours(25));
                await Eventually.IsTrueAsync(() => Size() < 1_000_000);
                await kinesis.PutAsync("s", "new");
                Assert.Equal(["new"], await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon)));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        // A file may go between being listed and being measured.
        long Size() => folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(static file => file.Exists ? file.Length : 0);
    }
}
