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
