using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Tests.Operations;

public sealed class DeleteStreamTests
{
    private const string NotFound = "Stream s under account 123456789012 not found.";

    [Fact]
    public async Task A_stream_is_gone_before_the_answer()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.SendAsync(new DeleteStreamRequest { StreamName = "s" });

        await Refusal.NotFoundAsync(NotFound, () => kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" }));
        await Refusal.NotFoundAsync(NotFound, () => kinesis.SendAsync(new DeleteStreamRequest { StreamName = "s" }));
        await kinesis.ReopenAsync();
        await Refusal.NotFoundAsync(NotFound, () => kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" }));
    }

    [Fact]
    public async Task The_next_stream_of_the_name_has_none_of_its_records_or_numbers()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        var old = await kinesis.PutAsync("s", "old");
        var iterator = await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon);
        await kinesis.SendAsync(new DeleteStreamRequest { StreamName = "s" });
        await kinesis.CreateAsync("s", 1);
        var number = (await kinesis.PutAsync("s", "new")).SequenceNumber;

        Assert.Equal(["new"], await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon)));
        Assert.True(string.CompareOrdinal(old.SequenceNumber, number) < 0);
        await Refusal.InvalidArgumentAsync("Invalid ShardIterator.", () => kinesis.ReadAsync(iterator));
        await Refusal.InvalidArgumentAsync(
            $"StartingSequenceNumber {old.SequenceNumber} used in GetShardIterator on shard shardId-000000000000 in stream s "
            + "under account 123456789012 is invalid because it did not come from this stream.",
            () => kinesis.IteratorAsync("s", ShardIteratorType.AfterSequenceNumber, number: old.SequenceNumber));
    }

    [Fact]
    public async Task A_stream_shows_as_deleting_for_its_time()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { DeleteDuration = TimeSpan.FromSeconds(30) });
        await kinesis.CreateAsync("s", 1);
        await kinesis.SendAsync(new DeleteStreamRequest { StreamName = "s" });

        Assert.Equal(StreamStatus.Deleting, (await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" })).StreamDescription.StreamStatus);
        Assert.Equal(["s"], (await kinesis.SendAsync(new ListStreamsRequest())).StreamNames);
        await kinesis.PutAsync("s", "x");
        Assert.Equal(["x"], await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon)));
        await Refusal.InUseAsync(
            "Stream s under account 123456789012 not ACTIVE, instead in state DELETING",
            () => kinesis.SendAsync(new DeleteStreamRequest { StreamName = "s" }));

        kinesis.Time.Advance(TimeSpan.FromSeconds(30));
        await Refusal.NotFoundAsync(NotFound, () => kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" }));
        await Refusal.NotFoundAsync(NotFound, () => kinesis.PutAsync("s", "x"));
        Assert.Empty((await kinesis.SendAsync(new ListStreamsRequest())).StreamNames);
        await kinesis.CreateAsync("s", 1);
        Assert.Empty(await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon)));
    }

    [Fact]
    public async Task A_deletion_goes_on_after_a_restart()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { DeleteDuration = TimeSpan.FromSeconds(30) });
        await kinesis.CreateAsync("s", 1);
        await kinesis.CreateAsync("t", 1);
        await kinesis.SendAsync(new DeleteStreamRequest { StreamName = "s" });
        kinesis.Time.Advance(TimeSpan.FromSeconds(10));
        await kinesis.SendAsync(new DeleteStreamRequest { StreamName = "t" });
        kinesis.Time.Advance(TimeSpan.FromSeconds(10));
        await kinesis.ReopenAsync();
        Assert.Equal(["s", "t"], (await kinesis.SendAsync(new ListStreamsRequest())).StreamNames);

        kinesis.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(["t"], (await kinesis.SendAsync(new ListStreamsRequest())).StreamNames);
        kinesis.Time.Advance(TimeSpan.FromSeconds(10));
        await kinesis.ReopenAsync();
        Assert.Empty(await kinesis.State.ListAsync("kinesis-streams", "", TestKinesis.Cancellation));
    }

    [Fact]
    public async Task A_stream_that_is_being_made_can_be_deleted()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { CreateDuration = TimeSpan.FromSeconds(30) });
        await kinesis.CreateAsync("s", 1);
        await kinesis.SendAsync(new DeleteStreamRequest { StreamName = "s" });
        await Refusal.NotFoundAsync(NotFound, () => kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" }));
    }

    [Fact]
    public async Task An_iterator_of_a_deleted_stream_finds_no_shard()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 2);
        var iterator = await kinesis.IteratorAsync("s", ShardIteratorType.Latest, shard: 1);
        await kinesis.SendAsync(new DeleteStreamRequest { StreamName = "s" });
        await Refusal.NotFoundAsync("Shard shardId-000000000001 in stream s under account 123456789012 does not exist", () => kinesis.ReadAsync(iterator));
        await kinesis.CreateAsync("s", 1);
        await Refusal.NotFoundAsync("Shard shardId-000000000001 in stream s under account 123456789012 does not exist", () => kinesis.ReadAsync(iterator));
    }

    [Fact]
    public async Task A_put_that_meets_a_deletion_finds_no_stream_and_never_makes_a_log_anew()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 4);
        var stream = kinesis.Room.Streams.Find(new StreamKey(TestKinesis.Account, TestKinesis.Region, "s"));
        Assert.True(stream.TryOpenLog(stream.State.Shards[0], out var log));
        await kinesis.SendAsync(new DeleteStreamRequest { StreamName = "s" });

        Assert.False(stream.TryOpenLog(stream.State.Shards[0], out _));
        Assert.False(stream.TryOpenLog(stream.State.Shards[1], out _));
        await Assert.ThrowsAsync<Storage.Logs.RecordLogException>(async () => await log.AppendAsync([default], TestKinesis.Cancellation));
    }

    [Fact]
    public async Task Puts_during_deletions_and_creations_end_up_in_the_stream_that_is_there_or_nowhere()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 4);
        var stop = false;
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; !Volatile.Read(ref stop); i++)
            {
                try
                {
                    await kinesis.PutAsync("s", $"{writer}-{i}", key: $"{i}");
                    await kinesis.SendAsync(new PutRecordsRequest
                    {
                        StreamName = "s",
                        Records = [.. Enumerable.Range(0, 10).Select(n => new PutRecordsRequestEntry { PartitionKey = $"{n}", Data = "x"u8.ToArray() })],
                    });
                }
                catch (ServiceException refusal)
                {
                    Assert.Equal(NotFound, refusal.Text);
                }
            }
        })).ToArray();
        for (var round = 0; round < 200; round++)
        {
            await kinesis.SendAsync(new DeleteStreamRequest { StreamName = "s" });
            await kinesis.CreateAsync("s", 4);
        }

        Volatile.Write(ref stop, true);
        await Task.WhenAll(writers);
    }
}
