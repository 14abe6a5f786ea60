using Millrace.Model.Kinesis;
using Num = Millrace.Kinesis.Records.SequenceNumber;

namespace Millrace.Kinesis.Tests.Operations;

public sealed class SubscribeToShardTests
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Records_are_pushed_as_they_arrive_and_no_clock_is_needed()
    {
        await using var kinesis = await OpenAsync();
        await kinesis.PutAsync("s", "old");
        await using var subscription = await kinesis.SubscribeAsync(await kinesis.RegisterAsync("s", "c"));
        Assert.Equal(["old"], await subscription.NextTextsAsync());
        for (var i = 0; i < 100; i++)
        {
            var next = subscription.NextAsync();
            Assert.False(next.IsCompleted);
            var put = await kinesis.PutAsync("s", $"new {i}");
            var pushed = await next;
            Assert.Equal([$"new {i}"], OpenSubscription.Texts(pushed));
            Assert.Equal(put.SequenceNumber, pushed!.Records[0].SequenceNumber);
            Assert.Equal(0, pushed.MillisBehindLatest);
            Assert.Null(pushed.ChildShards);
        }
    }

    [Fact]
    public async Task Each_position_begins_where_an_iterator_does()
    {
        await using var kinesis = await OpenAsync();
        await kinesis.PutAsync("s", "1");
        kinesis.Time.Advance(TimeSpan.FromSeconds(1));
        var (second, at) = ((await kinesis.PutAsync("s", "2")).SequenceNumber, kinesis.Time.GetUtcNow());
        await kinesis.PutAsync("s", "3");

        Assert.Equal(["1", "2", "3"], await FirstAsync(ShardIteratorType.TrimHorizon));
        Assert.Equal(["2", "3"], await FirstAsync(ShardIteratorType.AtSequenceNumber, second));
        Assert.Equal(["3"], await FirstAsync(ShardIteratorType.AfterSequenceNumber, second));
        Assert.Equal(["2", "3"], await FirstAsync(ShardIteratorType.AtTimestamp, timestamp: at));
        await using var latest = await kinesis.SubscribeAsync(await kinesis.RegisterAsync("s", "latest"), ShardIteratorType.Latest);
        await kinesis.PutAsync("s", "4");
        Assert.Equal(["4"], await latest.NextTextsAsync());

        async Task<string[]> FirstAsync(string type, string? number = null, DateTimeOffset? timestamp = null)
        {
            var arn = await kinesis.RegisterAsync("s", Guid.NewGuid().ToString());
            await using var subscription = await kinesis.SubscribeAsync(arn, type, number: number, timestamp: timestamp);
            return await subscription.NextTextsAsync();
        }
    }

    [Fact]
    public async Task Silence_is_broken_every_5_seconds_with_a_number_that_rises()
    {
        await using var kinesis = await OpenAsync();
        await using var subscription = await kinesis.SubscribeAsync(await kinesis.RegisterAsync("s", "c"), ShardIteratorType.Latest);
        var last = "";
        for (var i = 0; i < 20; i++)
        {
            var next = subscription.NextAsync();
            kinesis.Time.Advance(Heartbeat - TimeSpan.FromMilliseconds(1));
            Assert.False(next.IsCompleted);
            kinesis.Time.Advance(TimeSpan.FromMilliseconds(1));
            var pushed = (await next)!;
            Assert.Empty(pushed.Records);
            Assert.Equal(0, pushed.MillisBehindLatest);
            Assert.True(string.CompareOrdinal(last, pushed.ContinuationSequenceNumber) < 0);
            last = pushed.ContinuationSequenceNumber!;
            Assert.True(Num.TryParse(last, out var number));
            Assert.Equal((2, kinesis.Time.GetUtcNow().ToUnixTimeSeconds()), (number.Version, number.ArrivalSecond));
        }
    }

    [Theory]
    [InlineData(ShardIteratorType.AtSequenceNumber)]
    [InlineData(ShardIteratorType.AfterSequenceNumber)]
    public async Task A_subscriber_that_comes_back_with_any_continuation_misses_and_repeats_nothing(string type)
    {
        await using var kinesis = await OpenAsync();
        var arn = await kinesis.RegisterAsync("s", "c");
        var (continuation, sent) = (default(string), 0);
        for (var round = 0; round < 6; round++)
        {
            await using (var subscription = continuation is null
                ? await kinesis.SubscribeAsync(arn)
                : await kinesis.SubscribeAsync(arn, type, number: continuation))
            {
                // An event of records, or of none, or both, is the last that the subscriber sees.
                if (round % 3 != 1)
                {
                    await kinesis.PutAsync("s", $"{sent}");
                    await kinesis.PutAsync("s", $"{sent + 1}");
                    var pushed = (await subscription.NextAsync())!;
                    Assert.Equal([$"{sent}", $"{sent + 1}"], OpenSubscription.Texts(pushed));
                    (continuation, sent) = (pushed.ContinuationSequenceNumber, sent + 2);
                }

                if (round % 3 != 0)
                {
                    var next = subscription.NextAsync();
                    kinesis.Time.Advance(Heartbeat);
                    var pushed = (await next)!;
                    Assert.Empty(pushed.Records);
                    continuation = pushed.ContinuationSequenceNumber;
                }
            }

            await kinesis.PutAsync("s", $"{sent}");
            await using var resumed = await kinesis.SubscribeAsync(arn, type, number: continuation);
            var after = (await resumed.NextAsync())!;
            Assert.Equal([$"{sent}"], OpenSubscription.Texts(after));
            (continuation, sent) = (after.ContinuationSequenceNumber, sent + 1);
        }
    }

    [Fact]
    public async Task A_subscription_ends_after_5_minutes_and_another_goes_on()
    {
        await using var kinesis = await OpenAsync();
        var arn = await kinesis.RegisterAsync("s", "c");
        await using var subscription = await kinesis.SubscribeAsync(arn);
        var heartbeats = 0;
        while (true)
        {
            var next = subscription.NextAsync();
            kinesis.Time.Advance(Heartbeat);
            if (await next is null) break;
            heartbeats++;
        }

        Assert.Equal(TimeSpan.FromMinutes(5), kinesis.Time.GetUtcNow() - TestKinesis.Start);
        Assert.Equal(59, heartbeats);
        await using var other = await kinesis.SubscribeAsync(arn);
        await kinesis.PutAsync("s", "x");
        Assert.Equal(["x"], await other.NextTextsAsync());
    }

    [Fact]
    public async Task A_second_subscription_is_refused_for_5_seconds_and_then_takes_over()
    {
        await using var kinesis = await OpenAsync();
        await kinesis.RegisterAsync("s", "other");
        var arn = await kinesis.RegisterAsync("s", "c");
        await using var first = await kinesis.SubscribeAsync(arn);
        var next = first.NextAsync();
        const string taken = "Another active subscription exists for this consumer: 123456789012:s:shardId-000000000000:c";
        kinesis.Time.Advance(TimeSpan.FromMilliseconds(4_999));
        await Refusal.InUseAsync(taken, () => kinesis.SubscribeAsync(arn));
        Assert.False(next.IsCompleted);

        kinesis.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Empty((await next)!.Records);
        next = first.NextAsync();
        await using var second = await kinesis.SubscribeAsync(arn);
        await Refusal.InUseAsync(taken, () => next);
        await kinesis.PutAsync("s", "x");
        Assert.Equal(["x"], await second.NextTextsAsync());

        // That the first one's connection ends does not free the place of the second.
        await first.DisposeAsync();
        await Refusal.InUseAsync(taken, () => kinesis.SubscribeAsync(arn));
    }

    [Fact]
    public async Task The_place_is_free_once_the_subscriber_is_gone_even_one_that_read_nothing()
    {
        await using var kinesis = await OpenAsync();
        var arn = await kinesis.RegisterAsync("s", "c");
        await using (await kinesis.SubscribeAsync(arn))
        {
        }

        await using (var subscription = await kinesis.SubscribeAsync(arn))
        {
            await kinesis.PutAsync("s", "x");
            await subscription.NextAsync();
        }

        await using var last = await kinesis.SubscribeAsync(arn);
        Assert.Equal(["x"], await last.NextTextsAsync());
    }

    [Fact]
    public async Task The_end_of_a_closed_shard_names_its_children_and_no_continuation()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.AddAsync("s", Reshard.SplitThenMerged(kinesis.Now));
        var arn = await kinesis.RegisterAsync("s", "c");
        await using var split = await kinesis.SubscribeAsync(arn);
        var last = (await split.NextAsync())!;
        Assert.Empty(last.Records);
        Assert.Null(last.ContinuationSequenceNumber);
        Assert.Equal(["shardId-000000000001", "shardId-000000000002"], last.ChildShards!.Select(static child => child.ShardId));
        Assert.Equal([["shardId-000000000000"], ["shardId-000000000000"]], last.ChildShards!.Select(static child => child.ParentShards));
        Assert.Null(await split.NextAsync());

        await using var merged = await kinesis.SubscribeAsync(arn, shard: "2");
        Assert.Equal(["shardId-000000000001", "shardId-000000000002"], Assert.Single((await merged.NextAsync())!.ChildShards!).ParentShards);
        Assert.Null(await merged.NextAsync());
    }

    [Fact]
    public async Task A_shard_that_closes_ends_its_subscription_at_once_after_its_last_record()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        var shards = Reshard.SplitThenMerged(kinesis.Now);
        await kinesis.AddAsync("s", shards[0] with { ClosedAt = null });
        var arn = await kinesis.RegisterAsync("s", "c");
        await using (var waiting = await kinesis.SubscribeAsync(arn))
        {
            await kinesis.PutAsync("s", "last");
            Assert.Equal(["last"], await waiting.NextTextsAsync());
            var end = waiting.NextAsync();
            Assert.False(end.IsCompleted);
            await kinesis.ChangeAsync("s", state => state with { Shards = shards });
            Assert.Equal((0, 2), ((await end)!.Records.Count, (await end)!.ChildShards!.Count));
            Assert.Null(await waiting.NextAsync());
        }

        await using var late = await kinesis.SubscribeAsync(arn);
        var pushed = (await late.NextAsync())!;
        Assert.Equal(["last"], OpenSubscription.Texts(pushed));
        Assert.Equal((null, 2), (pushed.ContinuationSequenceNumber, pushed.ChildShards!.Count));
        Assert.Null(await late.NextAsync());
    }

    [Fact]
    public async Task A_consumer_s_removal_and_a_stream_s_deletion_end_it_with_an_error()
    {
        await using var kinesis = await OpenAsync();
        var arn = await kinesis.RegisterAsync("s", "c");
        await using var first = await kinesis.SubscribeAsync(arn);
        var next = first.NextAsync();
        await kinesis.SendAsync(new DeregisterStreamConsumerRequest { ConsumerARN = arn });
        await Refusal.NotFoundAsync("Consumer c, account 123456789012 not found.", () => next);

        await using var second = await kinesis.SubscribeAsync(await kinesis.RegisterAsync("s", "d"));
        next = second.NextAsync();
        await kinesis.SendAsync(new DeleteStreamRequest { StreamName = "s", EnforceConsumerDeletion = true });
        await Refusal.NotFoundAsync("Stream s under account 123456789012 not found.", () => next);
    }

    [Fact]
    public async Task An_event_has_1_MiB_of_records_at_most_but_one_at_least()
    {
        await using var kinesis = await OpenAsync();
        await kinesis.ChangeAsync("s", state => state with { MaxRecordSizeInKiB = 10_240 });
        var half = new byte[1 << 19];
        foreach (var data in new[] { half, half[2..], half, new byte[5 << 20], half })
            await kinesis.SendAsync(new PutRecordRequest { StreamName = "s", PartitionKey = "k", Data = data });
        await using var subscription = await kinesis.SubscribeAsync(await kinesis.RegisterAsync("s", "c"));
        kinesis.Time.Advance(TimeSpan.FromSeconds(2));
        var sizes = new List<long[]>();
        for (var left = 5; left > 0;)
        {
            var pushed = (await subscription.NextAsync())!;
            left -= pushed.Records.Count;
            Assert.Equal(left == 0 ? 0 : 2_000, pushed.MillisBehindLatest);
            sizes.Add([.. pushed.Records.Select(static record => (long)record.Data!.Value.Length)]);
        }

        Assert.Equal([[1 << 19, (1 << 19) - 2], [1 << 19], [5 << 20], [1 << 19]], sizes);
    }

    [Fact]
    public async Task A_subscriber_that_does_not_read_holds_nobody_back()
    {
        await using var kinesis = await OpenAsync();
        await using var slow = await kinesis.SubscribeAsync(await kinesis.RegisterAsync("s", "slow"));
        await using var quick = await kinesis.SubscribeAsync(await kinesis.RegisterAsync("s", "quick"));
        var sent = Enumerable.Range(0, 500).Select(static i => $"{i}").ToArray();
        foreach (var text in sent)
        {
            await kinesis.PutAsync("s", text);
            Assert.Equal([text], await quick.NextTextsAsync());
        }

        Assert.Equal(sent, await slow.NextTextsAsync());
    }

    [Fact]
    public async Task Two_hundred_subscriptions_keep_their_heartbeats_and_get_every_record()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 10);
        var open = new List<OpenSubscription>();
        for (var c = 0; c < 20; c++)
        {
            var arn = await kinesis.RegisterAsync("s", $"c{c}");
            for (var shard = 0; shard < 10; shard++) open.Add(await kinesis.SubscribeAsync(arn, shard: $"{shard}"));
        }

        for (var beat = 0; beat < 3; beat++)
        {
            var silent = open.Select(static subscription => subscription.NextAsync()).ToArray();
            kinesis.Time.Advance(Heartbeat);
            Assert.All(await Task.WhenAll(silent), static pushed => Assert.Empty(pushed!.Records));
        }

        var next = open.Select(static subscription => subscription.NextAsync()).ToArray();
        foreach (var range in HashRange.Even(10))
        {
            await kinesis.SendAsync(new PutRecordRequest
            {
                StreamName = "s", PartitionKey = "k", ExplicitHashKey = range.Start.ToString(System.Globalization.CultureInfo.InvariantCulture), Data = new byte[1],
            });
        }

        Assert.All(await Task.WhenAll(next), static pushed => Assert.Single(pushed!.Records));
        foreach (var subscription in open) await subscription.DisposeAsync();
    }

    [Fact]
    public async Task Checks_come_in_order_and_before_the_stream()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { ConsumerDuration = TimeSpan.FromSeconds(30) });
        var arn = $"{TestKinesis.StreamArn("s")}/consumer/c:1";
        await Refusal.NotFoundAsync("Could not find shard x in stream s under account 123456789012.", () => kinesis.SubscribeAsync(arn, shard: "x"));
        await Refusal.NotFoundAsync("Stream s under account 123456789012 not found.", () => kinesis.SubscribeAsync(arn));
        await kinesis.CreateAsync("s", 1);
        await Refusal.NotFoundAsync("Consumer c, account 123456789012 not found.", () => kinesis.SubscribeAsync(arn, shard: "7"));
        arn = await kinesis.RegisterAsync("s", "c");
        await Refusal.InUseAsync(
            $"Consumer c with creation timestamp {TestKinesis.Start.ToUnixTimeSeconds()} under stream: s , account 123456789012 is not in ACTIVE status.",
            () => kinesis.SubscribeAsync(arn, shard: "7"));
        kinesis.Time.Advance(TimeSpan.FromSeconds(30));
        await Refusal.NotFoundAsync(
            "Shard shardId-000000000007 in stream s under account 123456789012 does not exist", () => kinesis.SubscribeAsync(arn, shard: "7"));
        await Refusal.InvalidArgumentAsync(
            "StartingSequenceNumber 0 used in SubscribeToShard on shard shardId-000000000000 in stream s under account 123456789012 is invalid.",
            () => kinesis.SubscribeAsync(arn, ShardIteratorType.AtSequenceNumber, number: "0"));
        await Refusal.InvalidArgumentAsync(
            "Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. Current request has no timestamp parameter.",
            () => kinesis.SubscribeAsync(arn, ShardIteratorType.AtTimestamp));

        // None of them took the place.
        await using var subscription = await kinesis.SubscribeAsync(arn);
    }

    private static async Task<TestKinesis> OpenAsync()
    {
        var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        return kinesis;
    }
}
