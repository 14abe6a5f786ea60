using System.Text;
using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Operations;

public sealed class GetRecordsTests
{
    [Fact]
    public async Task Records_come_back_as_they_were_put()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        var put = await kinesis.PutAsync("s", "data", key: "Schlüssel");
        var page = await kinesis.ReadAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon));

        var record = Assert.Single(page.Records);
        Assert.Equal(
            (put.SequenceNumber, TestKinesis.Start, "Schlüssel", null),
            (record.SequenceNumber, record.ApproximateArrivalTimestamp, record.PartitionKey, record.EncryptionType));
        Assert.Equal("data", Encoding.UTF8.GetString(record.Data!.Value.Span));
        Assert.Equal((0L, null), (page.MillisBehindLatest, page.ChildShards));
    }

    [Fact]
    public async Task Garbage_is_no_iterator()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        foreach (var garbage in new[] { "x", "", "\"", "AAAAAAAAAAE=", new string('A', 512) })
            await Refusal.InvalidArgumentAsync("Invalid ShardIterator.", () => kinesis.ReadAsync(garbage));
    }

    [Fact]
    public async Task Quotes_around_an_iterator_are_passed_over()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.PutAsync("s", "x");
        Assert.Equal(["x"], await kinesis.ReadTextsAsync($"\"{await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon)}\""));
    }

    [Fact]
    public async Task An_iterator_lives_five_minutes_also_over_a_restart()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.PutAsync("s", "x");
        var iterator = await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon);
        kinesis.Time.Advance(TimeSpan.FromMilliseconds(300_000));
        await kinesis.ReopenAsync();
        Assert.Equal(["x"], await kinesis.ReadTextsAsync(iterator));

        kinesis.Time.Advance(TimeSpan.FromMilliseconds(1));
        await Refusal.IsAsync(
            "ExpiredIteratorException",
            "Iterator expired. The iterator was created at time Thu Jan 22 01:22:02 UTC 2026 while right now it is Thu Jan 22 01:27:02 UTC 2026 "
            + "which is further in the future than the tolerated delay of 300000 milliseconds.",
            () => kinesis.ReadAsync(iterator));
    }

    [Fact]
    public async Task An_old_iterator_of_a_stream_that_is_gone_is_told_to_be_old()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        var iterator = await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon);
        await kinesis.SendAsync(new DeleteStreamRequest { StreamName = "s" });
        kinesis.Time.Advance(TimeSpan.FromMinutes(6));
        var refusal = await Assert.ThrowsAsync<Wire.ServiceException>(() => kinesis.ReadAsync(iterator));
        Assert.Equal("ExpiredIteratorException", refusal.Code);
    }

    [Fact]
    public async Task Every_answer_has_a_new_iterator_with_a_life_of_its_own()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        var iterator = await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon);
        var seen = new HashSet<string> { iterator };
        for (var i = 0; i < 10; i++)
        {
            kinesis.Time.Advance(TimeSpan.FromMinutes(4));
            iterator = (await kinesis.ReadAsync(iterator)).NextShardIterator!;
            Assert.True(seen.Add(iterator));
        }
    }

    [Fact]
    public async Task The_same_iterator_gives_the_same_records()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        for (var i = 0; i < 5; i++) await kinesis.PutAsync("s", $"{i}");
        var iterator = await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon);
        Assert.Equal(["0", "1"], await kinesis.ReadTextsAsync(iterator, limit: 2));
        Assert.Equal(["0", "1"], await kinesis.ReadTextsAsync(iterator, limit: 2));
        Assert.Equal(["2", "3", "4"], await kinesis.ReadTextsAsync((await kinesis.ReadAsync(iterator, limit: 2)).NextShardIterator!));
    }

    [Fact]
    public async Task What_is_left_counts_as_lag()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.PutAsync("s", "0");
        await kinesis.PutAsync("s", "1");
        var iterator = await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon);
        Assert.Equal(1, (await kinesis.ReadAsync(iterator, limit: 1)).MillisBehindLatest);
        kinesis.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(3000, (await kinesis.ReadAsync(iterator, limit: 1)).MillisBehindLatest);
        var rest = await kinesis.ReadAsync((await kinesis.ReadAsync(iterator, limit: 1)).NextShardIterator!);
        Assert.Equal(0, rest.MillisBehindLatest);
        Assert.Equal(0, (await kinesis.ReadAsync(rest.NextShardIterator!)).MillisBehindLatest);
    }

    [Fact]
    public async Task A_gap_after_the_newest_record_is_neither_lag_nor_more_to_come()
    {
        FaultyRecordLogStore? store = null;
        await using var kinesis = await TestKinesis.OpenAsync(logs: memory => store = new FaultyRecordLogStore(memory));
        await kinesis.AddAsync("s", Reshard.SplitThenMerged(kinesis.Now));
        await AppendAsync(kinesis, shard: 0, count: 2);
        await AppendAsync(kinesis, shard: 3, count: 2);
        store!.Floor = 1_000_000;

        var open = await kinesis.ReadAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon, shard: 3));
        Assert.Equal((2, 0L), (open.Records.Count, open.MillisBehindLatest));
        var closed = await kinesis.ReadAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon));
        Assert.Equal((2, 0L, null), (closed.Records.Count, closed.MillisBehindLatest, closed.NextShardIterator));
        Assert.Equal(1, (await kinesis.ReadAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon), limit: 1)).MillisBehindLatest);
    }

    [Fact]
    public async Task Ten_mebibytes_or_ten_thousand_records_come_at_once()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("bytes", 1);
        for (var i = 0; i < 3; i++)
        {
            await kinesis.SendAsync(new PutRecordsRequest
            {
                StreamName = "bytes",
                Records = [.. Enumerable.Repeat(new PutRecordsRequestEntry { PartitionKey = "k", Data = new byte[(1 << 20) - 1] }, 5)],
            });
        }

        var page = await kinesis.ReadAsync(await kinesis.IteratorAsync("bytes", ShardIteratorType.TrimHorizon));
        Assert.Equal(10, page.Records.Count);
        Assert.Equal(5, (await kinesis.ReadAsync(page.NextShardIterator!)).Records.Count);

        await kinesis.CreateAsync("records", 1);
        for (var i = 0; i < 21; i++)
        {
            await kinesis.SendAsync(new PutRecordsRequest
            {
                StreamName = "records",
                Records = [.. Enumerable.Repeat(new PutRecordsRequestEntry { PartitionKey = "k", Data = Array.Empty<byte>() }, 500)],
            });
        }

        page = await kinesis.ReadAsync(await kinesis.IteratorAsync("records", ShardIteratorType.TrimHorizon));
        Assert.Equal(10_000, page.Records.Count);
        Assert.Equal(500, (await kinesis.ReadAsync(page.NextShardIterator!)).Records.Count);
    }

    [Fact]
    public async Task Records_older_than_the_retention_period_are_passed_over_in_silence()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        var old = await kinesis.PutAsync("s", "old");
        kinesis.Time.Advance(TimeSpan.FromHours(1));
        await kinesis.PutAsync("s", "new");
        kinesis.Time.Advance(TimeSpan.FromHours(23));
        Assert.Equal(["old", "new"], await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon)));

        var iterator = await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon);
        kinesis.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(["new"], await kinesis.ReadTextsAsync(iterator));
        Assert.Equal(["new"], await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.AtSequenceNumber, number: old.SequenceNumber)));
        Assert.Equal(["new"], await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.AtTimestamp, timestamp: TestKinesis.Start)));
    }

    [Fact]
    public async Task A_closed_shard_ends_with_its_children_and_without_an_iterator()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.AddAsync("s", Reshard.SplitThenMerged(kinesis.Now));
        await AppendAsync(kinesis, shard: 0, count: 3);

        var page = await kinesis.ReadAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon), limit: 2);
        Assert.Equal((2, false, null), (page.Records.Count, page.NextShardIterator is null, page.ChildShards));
        page = await kinesis.ReadAsync(page.NextShardIterator!, limit: 2);
        Assert.Equal((1, null, 0L), (page.Records.Count, page.NextShardIterator, page.MillisBehindLatest));
        Assert.Equal(
            [("shardId-000000000001", "shardId-000000000000", "0"), ("shardId-000000000002", "shardId-000000000000", "170141183460469231731687303715884105728")],
            page.ChildShards!.Select(child => (child.ShardId, Assert.Single(child.ParentShards), child.HashKeyRange.StartingHashKey)));
    }

    [Fact]
    public async Task The_child_of_a_merge_has_two_parents()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.AddAsync("s", Reshard.SplitThenMerged(kinesis.Now));
        foreach (var shard in new[] { 1, 2 })
        {
            var page = await kinesis.ReadAsync(await kinesis.IteratorAsync("s", ShardIteratorType.Latest, shard));
            Assert.Equal((0, null), (page.Records.Count, page.NextShardIterator));
            var child = Assert.Single(page.ChildShards!);
            Assert.Equal("shardId-000000000003", child.ShardId);
            Assert.Equal(["shardId-000000000001", "shardId-000000000002"], child.ParentShards);
        }

        var open = await kinesis.ReadAsync(await kinesis.IteratorAsync("s", ShardIteratorType.Latest, shard: 3));
        Assert.NotNull(open.NextShardIterator);
        Assert.Null(open.ChildShards);
    }

    [Fact]
    public async Task A_closed_shard_whose_records_have_expired_ends_at_once()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.AddAsync("s", Reshard.SplitThenMerged(kinesis.Now));
        await AppendAsync(kinesis, shard: 0, count: 3);
        kinesis.Time.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMilliseconds(1));
        var page = await kinesis.ReadAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon));
        Assert.Equal((0, null, 2), (page.Records.Count, page.NextShardIterator, page.ChildShards!.Count));
    }

    [Fact]
    public async Task An_ARN_must_be_that_of_the_iterators_stream()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        var iterator = await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon);
        await kinesis.SendAsync(new GetRecordsRequest { ShardIterator = iterator, StreamARN = "arn:aws:kinesis:eu-central-1:123456789012:stream/s" });
        await Refusal.InvalidArgumentAsync(
            "ShardIterator is not one of the stream arn:aws:kinesis:eu-central-1:123456789012:stream/t.",
            () => kinesis.SendAsync(new GetRecordsRequest { ShardIterator = iterator, StreamARN = "arn:aws:kinesis:eu-central-1:123456789012:stream/t" }));
    }

    [Fact]
    public async Task An_iterator_is_of_one_account_and_region()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        var iterator = await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon);
        await Refusal.NotFoundAsync(
            "Shard shardId-000000000000 in stream s under account 123456789012 does not exist",
            () => kinesis.SendAsync(new GetRecordsRequest { ShardIterator = iterator }, region: "us-east-1"));
        await kinesis.CreateAsync("s", 1, region: "us-east-1");
        await Refusal.InvalidArgumentAsync(
            "Invalid ShardIterator.", () => kinesis.SendAsync(new GetRecordsRequest { ShardIterator = iterator }, region: "us-east-1"));
        await Refusal.IsAsync(
            "AccessDeniedException",
            "User: arn:aws:iam::000000000000:root is not authorized to perform: kinesis:GetRecords on resource: "
            + "arn:aws:kinesis:eu-central-1:123456789012:stream/s because no resource-based policy allows the kinesis:GetRecords action",
            () => kinesis.SendAsync(new GetRecordsRequest { ShardIterator = iterator }, account: "000000000000"));
    }

    private static async Task AppendAsync(TestKinesis kinesis, int shard, int count)
    {
        var stream = kinesis.Room.Streams.Find(new StreamKey(TestKinesis.Account, TestKinesis.Region, "s"));
        Assert.True(stream.TryOpenLog(stream.State.Shards[shard], out var log));
        for (var i = 0; i < count; i++) await log.AppendAsync([new("k"u8.ToArray(), "x"u8.ToArray(), 0)], TestKinesis.Cancellation);
    }
}
