using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Throttling;

/// <summary>What one consumer of a shard may ask for, and gets pushed, in a second.</summary>
public sealed class FanOutThrottlingTests
{
    [Fact]
    public async Task A_consumer_subscribes_to_a_shard_once_a_second()
    {
        await using var kinesis = await OpenAsync(new KinesisLimits { SubscribeCallsPerSecond = 1 });
        var (first, second) = (await kinesis.RegisterAsync("s", "first"), await kinesis.RegisterAsync("s", "second"));
        await using (await kinesis.SubscribeAsync(first))
        {
            await Refusal.IsAsync(
                "LimitExceededException",
                "Rate exceeded for SubscribeToShard by consumer first on shard shardId-000000000000 in stream s under account 123456789012.",
                () => kinesis.SubscribeAsync(first));
            await using var other = await kinesis.SubscribeAsync(second);
        }

        kinesis.Time.Advance(TimeSpan.FromSeconds(1));
        await using var again = await kinesis.SubscribeAsync(first);
    }

    [Fact]
    public async Task More_than_a_second_has_room_for_waits_and_nothing_is_lost()
    {
        await using var kinesis = await OpenAsync(new KinesisLimits { FanOutBytesPerSecond = 1000 });
        await using var slow = await kinesis.SubscribeAsync(await kinesis.RegisterAsync("s", "slow"));
        await kinesis.PutAsync("s", new string('a', 2_500));
        Assert.Single((await slow.NextAsync())!.Records);

        await kinesis.PutAsync("s", "b");
        var waiting = slow.NextAsync();
        await using var quick = await kinesis.SubscribeAsync(await kinesis.RegisterAsync("s", "quick"), ShardIteratorType.TrimHorizon);
        Assert.Equal(2, (await quick.NextAsync())!.Records.Count);

        kinesis.Time.Advance(TimeSpan.FromMilliseconds(1999));
        Assert.False(waiting.IsCompleted);
        kinesis.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(["b"], OpenSubscription.Texts(await waiting));
    }

    [Fact]
    public async Task Silence_is_broken_while_records_wait_and_they_are_neither_pushed_nor_passed()
    {
        await using var kinesis = await OpenAsync(new KinesisLimits { FanOutBytesPerSecond = 1000 });
        var arn = await kinesis.RegisterAsync("s", "c");
        await using var subscription = await kinesis.SubscribeAsync(arn);
        await kinesis.PutAsync("s", new string('a', 12_000));
        await subscription.NextAsync();
        await kinesis.PutAsync("s", "b");

        var continuation = "";
        for (var seconds = 5; seconds <= 10; seconds += 5)
        {
            var next = subscription.NextAsync();
            kinesis.Time.Advance(TimeSpan.FromMilliseconds(4_999));
            Assert.False(next.IsCompleted);
            kinesis.Time.Advance(TimeSpan.FromMilliseconds(1));
            var heartbeat = (await next)!;
            Assert.Empty(heartbeat.Records);
            Assert.Null(heartbeat.ChildShards);
            Assert.Equal(seconds * 1000, heartbeat.MillisBehindLatest);
            Assert.True(string.CompareOrdinal(continuation, heartbeat.ContinuationSequenceNumber) < 0);
            continuation = heartbeat.ContinuationSequenceNumber;
        }

        var last = subscription.NextAsync();
        kinesis.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(["b"], OpenSubscription.Texts(await last));
        await using var after = await kinesis.SubscribeAsync(
            await kinesis.RegisterAsync("s", "later"), ShardIteratorType.AfterSequenceNumber, number: continuation);
        Assert.Equal(["b"], await after.NextTextsAsync());
    }

    [Fact]
    public async Task A_shard_that_ends_while_its_last_event_is_paid_for_ends_with_the_heartbeat()
    {
        await using var kinesis = await OpenAsync(new KinesisLimits { FanOutBytesPerSecond = 1000 });
        await using var subscription = await kinesis.SubscribeAsync(await kinesis.RegisterAsync("s", "c"));
        await kinesis.PutAsync("s", new string('a', 12_000));
        await subscription.NextAsync();
        await kinesis.SplitAsync("s", 0, 1000);
        var next = subscription.NextAsync();
        kinesis.Time.Advance(TimeSpan.FromSeconds(5));
        var end = (await next)!;
        Assert.Equal((2, null), (end.ChildShards!.Count, end.ContinuationSequenceNumber));
        Assert.Null(await subscription.NextAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1_000_000L)]
    public async Task A_subscription_that_waits_for_room_wakes_when_the_limit_is_raised(long? raised)
    {
        await using var kinesis = await OpenAsync(new KinesisLimits { FanOutBytesPerSecond = 0 });
        await using var subscription = await kinesis.SubscribeAsync(await kinesis.RegisterAsync("s", "c"));
        await kinesis.PutAsync("s", "a");
        var next = subscription.NextAsync();
        Assert.False(next.IsCompleted);
        kinesis.Room.Current.Options = kinesis.Room.Options with { Limits = new KinesisLimits { FanOutBytesPerSecond = raised } };
        Assert.Equal(["a"], OpenSubscription.Texts(await next));
    }

    [Fact]
    public async Task A_subscription_that_waits_for_records_wakes_when_the_heartbeat_comes_sooner()
    {
        await using var kinesis = await OpenAsync(KinesisLimits.Fast);
        await using var subscription = await kinesis.SubscribeAsync(await kinesis.RegisterAsync("s", "c"));
        var next = subscription.NextAsync();
        kinesis.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(next.IsCompleted);
        kinesis.Room.Current.Options = kinesis.Room.Options with { HeartbeatInterval = TimeSpan.FromSeconds(1) };
        Assert.Empty((await next)!.Records);
    }

    [Fact]
    public async Task What_one_subscription_was_pushed_counts_for_the_next_of_its_consumer_and_shard_alone()
    {
        await using var kinesis = await OpenAsync(new KinesisLimits { FanOutBytesPerSecond = 1000 });
        var arn = await kinesis.RegisterAsync("s", "c");
        await kinesis.PutAsync("s", new string('a', 2_500));
        await using (var first = await kinesis.SubscribeAsync(arn)) await first.NextAsync();

        await using var second = await kinesis.SubscribeAsync(arn);
        var waiting = second.NextAsync();
        await using var other = await kinesis.SubscribeAsync(await kinesis.RegisterAsync("s", "other"));
        Assert.Single((await other.NextAsync())!.Records);
        kinesis.Time.Advance(TimeSpan.FromMilliseconds(1999));
        Assert.False(waiting.IsCompleted);
        kinesis.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Single((await waiting)!.Records);
    }

    [Fact]
    public async Task A_debt_outlives_many_other_consumers()
    {
        await using var kinesis = await OpenAsync(new KinesisLimits { FanOutBytesPerSecond = 1000 });
        var arn = await kinesis.RegisterAsync("s", "c");
        await kinesis.PutAsync("s", new string('a', 10_000));
        await using (var first = await kinesis.SubscribeAsync(arn)) await first.NextAsync();

        kinesis.Time.Advance(TimeSpan.FromSeconds(2));
        var stream = kinesis.Room.Streams.Find(new(TestKinesis.Account, TestKinesis.Region, "s"));
        var consumer = stream.State.FindConsumerAt(kinesis.Now, "c")!;
        for (var i = 0; i < 5000; i++)
            kinesis.Room.Subscriptions.Begin(stream, consumer with { Name = $"{i}" }, stream.State.Shards[0], kinesis.Now, kinesis.Room.Limits).Dispose();

        await using var second = await kinesis.SubscribeAsync(arn);
        var next = second.NextAsync();
        Assert.False(next.IsCompleted);
        kinesis.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Empty((await next)!.Records);
    }

    [Fact]
    public async Task What_was_pushed_while_there_was_no_limit_does_not_count()
    {
        await using var kinesis = await OpenAsync(KinesisLimits.Fast);
        await using var subscription = await kinesis.SubscribeAsync(await kinesis.RegisterAsync("s", "c"));
        await kinesis.PutAsync("s", new string('a', 100_000));
        await subscription.NextAsync();
        kinesis.Room.Current.Options = kinesis.Room.Options with { Limits = KinesisLimits.Aws with { FanOutBytesPerSecond = 1000 } };
        await kinesis.PutAsync("s", "b");
        Assert.Equal(["b"], await subscription.NextTextsAsync());
    }

    [Theory]
    [InlineData(0.5, 500, 1)]
    [InlineData(10, 10_000, 10)]
    [InlineData(0.0001, 1, 1)]
    public async Task All_limits_of_shards_are_scaled(double scale, long records, long calls)
    {
        await using var kinesis = await OpenAsync(KinesisLimits.Aws with { Scale = scale, ReadBytesPerSecond = null, WriteBytesPerSecond = 0 });
        var limits = kinesis.Room.Limits;
        Assert.Equal((records, calls, null, 0), (limits.WriteRecordsPerSecond, limits.SubscribeCallsPerSecond, limits.ReadBytesPerSecond, limits.WriteBytesPerSecond));
        Assert.Equal(scale, kinesis.Room.Options.Limits.Scale);
    }

    private static async Task<TestKinesis> OpenAsync(KinesisLimits limits)
    {
        var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { Limits = limits });
        await kinesis.CreateAsync("s", 1);
        return kinesis;
    }
}
