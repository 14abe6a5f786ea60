using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Streams;

public sealed class InitialStreamsTests
{
    private readonly List<string> _told = [];

    [Fact]
    public async Task A_stream_that_is_not_there_is_made_ACTIVE_whatever_the_durations()
    {
        await using var kinesis = await TestKinesis.OpenAsync(KinesisOptions.Aws);
        await EnsureAsync(kinesis, 3);
        await EnsureAsync(kinesis, 3);
        Assert.Equal(StreamStatus.Active, await kinesis.StatusAsync("s"));
        Assert.Equal(3, (await kinesis.ShardsAsync("s")).Count);
        Assert.Empty(_told);
    }

    [Fact]
    public async Task A_stream_that_is_DELETING_is_waited_for_and_made_anew()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { DeleteDuration = TimeSpan.FromSeconds(30) });
        await kinesis.CreateAsync("s", 2);
        await kinesis.PutAsync("s", "old");
        await kinesis.SendAsync(new DeleteStreamRequest { StreamName = "s" });
        kinesis.Time.Advance(TimeSpan.FromSeconds(10));

        var ensured = EnsureAsync(kinesis, 1);
        Assert.False(ensured.IsCompleted);
        Assert.Equal(["A stream s in eu-central-1 is being deleted. It is made anew in 20 s."], _told);
        kinesis.Time.Advance(TimeSpan.FromSeconds(20));
        await ensured;

        Assert.Equal(StreamStatus.Active, await kinesis.StatusAsync("s"));
        Assert.Single(await kinesis.ShardsAsync("s"));
        Assert.Empty(await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon)));
    }

    [Fact]
    public async Task A_deletion_that_takes_longer_than_a_minute_is_not_waited_for()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { DeleteDuration = TimeSpan.FromSeconds(61) });
        await kinesis.CreateAsync("s", 2);
        await kinesis.SendAsync(new DeleteStreamRequest { StreamName = "s" });
        var fault = await Assert.ThrowsAsync<InitialStreamException>(() => EnsureAsync(kinesis, 1));
        Assert.Equal("A stream s in eu-central-1 is being deleted, until 2026-01-22T01:23:03Z.", fault.Message);
        Assert.Equal(StreamStatus.Deleting, await kinesis.StatusAsync("s"));
    }

    [Fact]
    public async Task A_stream_that_is_CREATING_becomes_ACTIVE()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { CreateDuration = TimeSpan.FromHours(1) });
        await kinesis.CreateAsync("s", 2);
        await EnsureAsync(kinesis, 2);
        Assert.Equal(StreamStatus.Active, await kinesis.StatusAsync("s"));
        Assert.Empty(_told);
    }

    [Theory]
    [InlineData(2, 3, "with 2 open shards and not 3")]
    [InlineData(2, null, "provisioned and not on demand")]
    [InlineData(null, 3, "on demand and not with 3 shards")]
    [InlineData(null, null, null)]
    public async Task A_stream_that_is_otherwise_than_asked_for_is_told_and_left_as_it_is(int? there, int? asked, string? difference)
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await EnsureAsync(kinesis, there);
        await EnsureAsync(kinesis, asked);
        Assert.Equal(difference is null ? [] : [$"The stream s in eu-central-1 is there already, {difference}; it is left as it is."], _told);
        Assert.Equal(there ?? 4, (await kinesis.ShardsAsync("s")).Count);
    }

    [Fact]
    public async Task Shards_are_compared_as_they_are_open_now()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await EnsureAsync(kinesis, 2);
        await kinesis.ScaleAsync("s", 4);
        await EnsureAsync(kinesis, 4);
        Assert.Empty(_told);
    }

    private Task EnsureAsync(TestKinesis kinesis, int? shards) => InitialStreams.EnsureAsync(
        kinesis.Room, new StreamKey(TestKinesis.Account, TestKinesis.Region, "s"), new InitialStream("s", shards, null), _told.Add, TestKinesis.Cancellation).AsTask();
}
