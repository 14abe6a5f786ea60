using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Client.Kinesis;
using Millrace.Kcl.Metrics;
using Millrace.Kcl.Retrieval;
using Millrace.Model.Kinesis;
using static Millrace.Kcl.Tests.Retrieval.ScriptedCalls;

namespace Millrace.Kcl.Tests.Retrieval;

/// <summary>facts/kcl.md 7, POLLING.</summary>
public sealed class PollingPublisherTests : IAsyncDisposable
{
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(1500);
    private static readonly TimeSpan RequestTimeLimit = TimeSpan.FromSeconds(30);
    private readonly HeldClock _clock = new(RequestTimeLimit);
    private readonly ScriptedCalls _calls = new();
    private readonly KclMetrics _metrics = new("application", "worker", TimeProvider.System);
    private PollingPublisher? _publisher;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        if (_publisher is not null) await _publisher.DisposeAsync();
        _metrics.Dispose();
    }

    [Fact]
    public async Task Calls_are_the_idle_time_apart_from_start_to_start()
    {
        var publisher = Begin();
        _calls.Answer("2", behind: 0, 1);
        Assert.Equal(["1"], await ReadAsync(publisher));
        Assert.Equal(Idle, await _clock.PassAsync());
        _calls.Answer("3", behind: 0, 2);
        Assert.Equal(["2"], await ReadAsync(publisher));

        // A call that takes a second leaves half a second.
        Assert.Equal(Idle, await _clock.PassAsync());
        await PatientTasks.ReachedAsync(() => _calls.Reads.Count == 3);
        _clock.Advance(TimeSpan.FromSeconds(1));
        _calls.Answer("4", behind: 0, 3);
        Assert.Equal(TimeSpan.FromMilliseconds(500), await _clock.NextWaitAsync());
        Assert.Equal(["new-1", "2", "3"], _calls.Reads.Select(read => read.ShardIterator));
    }

    /// <summary>#515, #710, #767: AWS allows five reads a second, and whoever lags behind uses them.</summary>
    [Fact]
    public async Task While_records_wait_the_next_call_comes_after_200_ms()
    {
        var publisher = Begin();
        _calls.Answer("2", behind: 1, 1);
        Assert.Equal(["1"], await ReadAsync(publisher));
        Assert.Equal(TimeSpan.FromMilliseconds(200), await _clock.PassAsync());
    }

    [Fact]
    public async Task A_throttled_read_is_made_again_with_the_same_iterator_after_the_idle_time()
    {
        var publisher = Begin();
        _calls.Fail(new ProvisionedThroughputExceededException(Error("ProvisionedThroughputExceededException")));
        Assert.Equal(Idle, await _clock.PassAsync());
        _calls.Answer("2", behind: 0, 1);
        Assert.Equal(["1"], await ReadAsync(publisher));
        Assert.Equal(["new-1", "new-1"], _calls.Reads.Select(read => read.ShardIterator));
    }

    [Fact]
    public async Task After_an_expired_iterator_reading_goes_on_behind_the_last_record_fetched()
    {
        var publisher = Begin();
        _calls.Answer("2", behind: 0, 7, 8);
        await ReadAsync(publisher);
        await _clock.PassAsync();
        _calls.Fail(new ExpiredIteratorException(Error("ExpiredIteratorException")));
        await _clock.PassAsync();
        _calls.Answer("3", behind: 0, 9);
        Assert.Equal(["9"], await ReadAsync(publisher));
        var anew = _calls.Iterators.Last();
        Assert.Equal((ShardIteratorType.AfterSequenceNumber, "8"), (anew.ShardIteratorType, anew.StartingSequenceNumber));
    }

    /// <summary>Behind the newest record again would leave out what came in between.</summary>
    [Fact]
    public async Task An_iterator_that_expired_before_the_first_record_loses_none()
    {
        Begin(new(ShardIteratorType.Latest));
        _calls.Answer("2", behind: 0);
        var lastAnswer = _clock.GetUtcNow();
        _calls.Fail(new ExpiredIteratorException(Error("ExpiredIteratorException")));
        await _clock.NextWaitAsync();
        _clock.Advance(TimeSpan.FromMinutes(6));
        await _clock.PassAsync();
        await PatientTasks.ReachedAsync(() => _calls.Iterators.Count == 2);
        var anew = _calls.Iterators.Last();
        Assert.Equal((ShardIteratorType.AtTimestamp, lastAnswer), (anew.ShardIteratorType, anew.Timestamp));
    }

    [Fact]
    public async Task A_refused_iterator_is_asked_for_again()
    {
        Begin();
        _calls.Fail(new InvalidArgumentException(Error("InvalidArgumentException")));
        await _clock.PassAsync();
        await PatientTasks.ReachedAsync(() => _calls.Reads.Count == 2);
        Assert.Equal(["new-1", "new-2"], _calls.Reads.Select(read => read.ShardIterator));
    }

    [Fact]
    public async Task The_end_of_a_shard_tells_the_shards_that_follow()
    {
        var publisher = Begin();
        _calls.Answer(new GetRecordsResponse { Records = [Of(1)], MillisBehindLatest = 0, ChildShards = [Child("child", "shard")] });
        var last = await publisher.ReadAsync(Ending).InTime();
        Assert.True(last.IsAtShardEnd);
        Assert.Equal("child", Assert.Single(last.ChildShards!).ShardId);
        Assert.Single(last.Records);
    }

    /// <summary>facts/kcl.md 7: iterator and children must disagree, and every child needs parents.</summary>
    [Theory]
    [InlineData(false, false, true)]
    [InlineData(true, true, true)]
    [InlineData(false, true, false)]
    public async Task An_answer_that_contradicts_itself_about_the_end_is_asked_for_again(bool goesOn, bool hasChild, bool hasParent)
    {
        var publisher = Begin();
        _calls.Answer(new GetRecordsResponse
        {
            Records = [Of(1)],
            MillisBehindLatest = 0,
            NextShardIterator = goesOn ? "2" : null,
            ChildShards = hasChild ? [Child("child", hasParent ? ["shard"] : [])] : null,
        });
        Assert.Equal(Idle, await _clock.PassAsync());
        _calls.Answer("2", behind: 0, 1);
        Assert.Equal(["1"], await ReadAsync(publisher));
        Assert.Equal(["new-1", "new-1"], _calls.Reads.Select(read => read.ShardIterator));
    }

    [Fact]
    public async Task A_shard_that_is_gone_has_ended_without_children()
    {
        var publisher = Begin();
        _calls.Fail(new ResourceNotFoundException(Error("ResourceNotFoundException")));
        var last = await publisher.ReadAsync(Ending).InTime();
        Assert.True(last.IsAtShardEnd);
        Assert.Empty(last.ChildShards!);
    }

    [Fact]
    public async Task A_call_without_an_answer_is_given_up_after_30_seconds()
    {
        var publisher = Begin();
        _calls.Hang();
        await PatientTasks.ReachedAsync(() => _calls.Reads.Count == 1);
        _clock.Advance(RequestTimeLimit);
        Assert.Equal(Idle, await _clock.PassAsync());
        _calls.Answer("2", behind: 0, 1);
        Assert.Equal(["1"], await ReadAsync(publisher));
    }

    [Fact]
    public async Task No_more_is_fetched_ahead_than_the_queue_takes()
    {
        var publisher = Begin(prefetched: 2);
        for (var i = 1; i <= 3; i++) _calls.Answer("next", behind: 0, i);
        await _clock.PassAsync();
        await _clock.PassAsync();
        Assert.Equal(2, _calls.Reads.Count);
        Assert.Equal(["1"], await ReadAsync(publisher));
        await _clock.NextWaitAsync();
        Assert.Equal(3, _calls.Reads.Count);
    }

    [Fact]
    public async Task With_no_batch_ahead_a_call_waits_for_the_reader()
    {
        var publisher = Begin(prefetched: 0);
        var read = publisher.ReadAsync(Ending).InTime();
        _calls.Answer("2", behind: 0, 1);
        await read;
        await _clock.PassAsync();
        Assert.Single(_calls.Reads);
        read = publisher.ReadAsync(Ending).InTime();
        _calls.Answer("3", behind: 0, 2);
        Assert.Single((await read).Records);
        Assert.Equal(2, _calls.Reads.Count);
    }

    [Fact]
    public async Task A_stop_ends_a_call_that_is_under_way()
    {
        var publisher = Begin();
        await PatientTasks.ReachedAsync(() => _calls.Reads.Count == 1);
        await publisher.DisposeAsync().AsTask().InTime();
    }

    private static async Task<IEnumerable<string>> ReadAsync(PollingPublisher publisher) =>
        (await publisher.ReadAsync(Ending).InTime()).Records.Select(record => record.SequenceNumber.ToString());

    private PollingPublisher Begin(ReadPosition? start = null, int prefetched = 4)
    {
        var shard = new ShardReference(new("stream"), "shard");
        _publisher = new(
            _calls,
            shard,
            start ?? new(ShardIteratorType.TrimHorizon),
            new() { IdleTimeBetweenReads = Idle, MaxPrefetchedBatches = prefetched },
            _clock,
            new(_metrics, shard, _clock),
            NullLogger.Instance);
        _publisher.Start();
        return _publisher;
    }
}
