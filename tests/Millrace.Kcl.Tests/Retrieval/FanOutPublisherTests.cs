using Millrace.Client.Kinesis;
using Millrace.Kcl.Retrieval;
using Millrace.Model.Kinesis;
using static Millrace.Kcl.Tests.Retrieval.ScriptedCalls;

namespace Millrace.Kcl.Tests.Retrieval;

/// <summary>facts/kcl.md 7, FANOUT.</summary>
public sealed class FanOutPublisherTests : IAsyncDisposable
{
    private static readonly StreamIdentifier Stream = new("stream");
    private static readonly TimeSpan MaxSilence = TimeSpan.FromSeconds(60);
    private readonly HeldClock _clock = new(MaxSilence);
    private readonly ScriptedCalls _calls = new();
    private readonly LogLines _log = new();
    private readonly List<IAsyncDisposable> _publishers = [];
    private FanOutConsumers? _consumers;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        foreach (var publisher in _publishers) await publisher.DisposeAsync();
        _consumers?.Dispose();
    }

    [Fact]
    public async Task A_consumer_named_after_the_application_is_registered_and_waited_for()
    {
        _calls.Creating = null;
        var publisher = Begin();
        Assert.Equal(TimeSpan.FromSeconds(1), await _clock.PassAsync());
        _calls.Subscribed().TryWrite(Event("1", 1));
        await publisher.ReadAsync(Ending).InTime();
        Assert.Equal(["application"], _calls.Registered);
        Assert.Equal("arn:consumer-1", Assert.Single(_calls.Subscriptions).ConsumerARN);
    }

    [Fact]
    public async Task A_consumer_that_exists_is_used_and_one_that_is_given_is_not_looked_for()
    {
        _calls.Subscribed().TryWrite(Event("1", 1));
        await Begin().ReadAsync(Ending).InTime();
        _calls.Creating = null;
        _calls.Subscribed().TryWrite(Event("1", 1));
        await Begin(consumerArn: "arn:given").ReadAsync(Ending).InTime();
        Assert.Empty(_calls.Registered);
        Assert.Equal(["arn:consumer-0", "arn:given"], _calls.Subscriptions.Select(subscription => subscription.ConsumerARN));
    }

    [Fact]
    public async Task A_subscription_that_ends_is_followed_at_once_by_one_behind_its_last_batch()
    {
        var publisher = Begin(new(ShardIteratorType.TrimHorizon));
        var first = _calls.Subscribed();
        first.TryWrite(Event("5", 4, 5));
        first.TryWrite(Event("7"));
        first.Complete();
        _calls.Subscribed().TryWrite(Event("8", 8));
        Assert.Equal(["4", "5"], await ReadAsync(publisher));
        var numbers = await ReadAsync(publisher);
        if (!numbers.Any()) numbers = await ReadAsync(publisher);
        Assert.Equal(["8"], numbers);
        Assert.Equal(
            [(ShardIteratorType.TrimHorizon, null), (ShardIteratorType.AfterSequenceNumber, "7")],
            _calls.Subscriptions.Select(subscription => (subscription.StartingPosition.Type, subscription.StartingPosition.SequenceNumber)));
    }

    /// <summary>#583, #653: an idle shard's connection that breaks off is no news.</summary>
    [Fact]
    public async Task A_subscription_that_breaks_off_goes_on_without_a_word()
    {
        var publisher = Begin();
        var first = _calls.Subscribed();
        first.TryWrite(Event("1", 1));
        first.Complete(new IOException("Told to break."));
        await ReadAsync(publisher);
        _calls.Subscribed().TryWrite(Event("2", 2));
        Assert.Equal(["2"], await ReadAsync(publisher));
        Assert.DoesNotContain(_log.Lines, line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Information);
    }

    [Fact]
    public async Task Sixty_seconds_of_silence_end_a_subscription()
    {
        var publisher = Begin();
        var silent = _calls.Subscribed();
        silent.TryWrite(Event("1", 1));
        await ReadAsync(publisher);
        _calls.Subscribed().TryWrite(Event("2", 2));
        await PatientTasks.ReachedAsync(() =>
        {
            // In steps that end one subscription and not the next.
            _clock.Advance(TimeSpan.FromSeconds(1));
            return _calls.Subscriptions.Count == 2;
        });

        Assert.Equal(["2"], await ReadAsync(publisher));
        Assert.Equal("1", _calls.Subscriptions.Last().StartingPosition.SequenceNumber);
    }

    [Fact]
    public async Task A_refused_subscription_is_tried_again_with_growing_pauses()
    {
        var publisher = Begin();
        foreach (var seconds in new[] { 1, 2, 4, 8, 10, 10 })
        {
            _calls.Subscribed().Complete(new ResourceInUseException(Error("ResourceInUseException")));
            Assert.Equal(TimeSpan.FromSeconds(seconds), await _clock.PassAsync());
        }

        _calls.Subscribed().TryWrite(Event("1", 1));
        Assert.Equal(["1"], await ReadAsync(publisher));
    }

    [Fact]
    public async Task A_full_queue_leaves_events_unread()
    {
        var publisher = Begin(prefetched: 2);
        var events = _calls.Subscribed();
        for (var i = 1; i <= 5; i++) events.TryWrite(Event("n", i));

        // Two are queued, one waits for room, and what is left waits on the connection.
        foreach (var unread in new[] { 2, 1, 0 })
        {
            await PatientTasks.ReachedAsync(() => _calls.Subscriptions.Count == 1 && _calls.Unread == unread);
            Assert.Single(await ReadAsync(publisher));
        }
    }

    [Fact]
    public async Task The_end_of_a_shard_tells_the_shards_that_follow()
    {
        var publisher = Begin();
        _calls.Subscribed().TryWrite(new SubscribeToShardEvent
        {
            Records = [Of(1)],
            ContinuationSequenceNumber = null,
            MillisBehindLatest = 0,
            ChildShards = [Child("child", "shard")],
        });
        var last = await publisher.ReadAsync(Ending).InTime();
        Assert.True(last.IsAtShardEnd);
        Assert.Equal("child", Assert.Single(last.ChildShards!).ShardId);
    }

    [Fact]
    public async Task An_event_that_contradicts_itself_about_the_end_is_asked_for_again()
    {
        var publisher = Begin();
        _calls.Subscribed().TryWrite(new SubscribeToShardEvent { Records = [Of(1)], ContinuationSequenceNumber = null, MillisBehindLatest = 0 });
        await _clock.PassAsync();
        _calls.Subscribed().TryWrite(Event("1", 1));
        Assert.False((await publisher.ReadAsync(Ending).InTime()).IsAtShardEnd);
    }

    /// <summary>Whoever deletes the consumer must not end every shard of the application.</summary>
    [Fact]
    public async Task A_consumer_that_was_deleted_is_registered_again()
    {
        var publisher = Begin();
        var first = _calls.Subscribed();
        first.TryWrite(Event("1", 1));
        await ReadAsync(publisher);
        _calls.Creating = null;
        first.Complete(new ResourceNotFoundException(Error("ResourceNotFoundException")));
        await _clock.PassAsync();
        _calls.Subscribed().TryWrite(Event("2", 2));
        await _clock.PassAsync();
        Assert.Equal(["2"], await ReadAsync(publisher));
        Assert.Equal(["application"], _calls.Registered);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_shard_or_stream_that_is_gone_has_ended_without_children(bool streamExists)
    {
        var publisher = Begin();
        var first = _calls.Subscribed();
        first.TryWrite(Event("1", 1));
        await ReadAsync(publisher);
        _calls.StreamExists = streamExists;
        if (!streamExists) _calls.Creating = null;
        first.Complete(new ResourceNotFoundException(Error("ResourceNotFoundException")));
        Assert.Empty((await publisher.ReadAsync(Ending).InTime()).ChildShards!);
    }

    private static SubscribeToShardEvent Event(string continuation, params long[] numbers) =>
        new() { Records = [.. numbers.Select(number => Of(number))], ContinuationSequenceNumber = continuation, MillisBehindLatest = 0 };

    private static async Task<IEnumerable<string>> ReadAsync(FanOutPublisher publisher) =>
        (await publisher.ReadAsync(Ending).InTime()).Records.Select(record => record.SequenceNumber.ToString());

    private FanOutPublisher Begin(ReadPosition? start = null, int prefetched = 4, string? consumerArn = null)
    {
        var options = new KclOptions
        {
            ApplicationName = "application",
            Streams = [new(Stream) { ConsumerArn = consumerArn }],
            TimeProvider = _clock,
        };
        _consumers?.Dispose();
        _consumers = new(_calls, options, _log);
        var publisher = new FanOutPublisher(
            _calls, _consumers, new(Stream, "shard"), start ?? new(ShardIteratorType.TrimHorizon), prefetched, _clock, _log);
        _publishers.Add(publisher);
        publisher.Start();
        return publisher;
    }
}
