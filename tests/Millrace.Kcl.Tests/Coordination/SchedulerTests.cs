using Millrace.Kcl.Coordination;
using Millrace.Kcl.Leases;
using Millrace.Kcl.Processing;
using Millrace.Kcl.Tests.Leases;
using Millrace.Kcl.Tests.Lifecycle;

namespace Millrace.Kcl.Tests.Coordination;

public sealed class SchedulerTests : IAsyncDisposable
{
    private static readonly TimeSpan ShutdownGrace = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan StallWarningInterval = TimeSpan.FromMinutes(1);
    private readonly HeldClock _clock = new(ShutdownGrace, StallWarningInterval);
    private readonly InMemoryLeaseTable _table = new();
    private readonly FakeCoordinator _coordinator = new();
    private readonly FakeShardSync _shardSync;
    private readonly ScriptedPublishers _publishers = new();
    private readonly ScriptedProcessors _processors = new();
    private Scheduler? _scheduler;

    public SchedulerTests() => _shardSync = new(_coordinator.Calls);

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        if (_scheduler is not null) await _scheduler.DisposeAsync();
        await _coordinator.DisposeAsync();
    }

    /// <summary>facts/kcl.md 4, start: who leads makes the first leases at once.</summary>
    [Fact]
    public async Task The_leader_fills_an_empty_table_at_once()
    {
        _coordinator.IsLeader = true;
        var scheduler = Make();
        var run = scheduler.RunAsync(Ending);
        await PatientTasks.ReachedAsync(() => _coordinator.Calls.Contains("round"));
        await scheduler.StopAsync(Ending).InTime();
        await run.InTime();
        Assert.Equal(["start", "sync", "start sync", "round", "stop taking", "dispose sync", "dispose"], _coordinator.Calls);
    }

    [Fact]
    public async Task Another_worker_waits_for_the_leases_and_makes_them_after_a_while()
    {
        var run = Make().RunAsync(Ending);
        var waited = TimeSpan.Zero;
        while (!_coordinator.Calls.Contains("round"))
        {
            if (_coordinator.Calls.Contains("sync")) break;
            var next = _clock.PassAsync();
            await Task.WhenAny(next, PatientTasks.ReachedAsync(() => _coordinator.Calls.Contains("sync")));
            if (next.IsCompletedSuccessfully) waited += await next;
        }

        Assert.InRange(waited, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(31));
        Assert.False(run.IsCompleted);
    }

    [Fact]
    public async Task Twenty_attempts_a_second_apart_and_then_it_fails()
    {
        _coordinator.StartFault = new InvalidOperationException("Told to fail.");
        var run = Make().RunAsync(Ending);
        for (var attempt = 1; attempt < 20; attempt++) Assert.Equal(TimeSpan.FromSeconds(1), await _clock.PassAsync());
        var failed = await Assert.ThrowsAsync<SchedulerInitializationException>(() => run.InTime());
        Assert.Same(_coordinator.StartFault, failed.InnerException);
        Assert.Equal(20, _coordinator.Calls.Count(call => call == "start"));
    }

    /// <summary>#616, #542: a stop ends only after every processor has ended.</summary>
    [Fact]
    public async Task A_stop_tells_every_processor_and_ends_after_the_last()
    {
        var release = new TaskCompletionSource();
        _processors.Of("a").OnLeaseLost = _ => release.Task;
        var (scheduler, run) = await RunAsync("a", "b");
        var stopped = scheduler.StopAsync(Ending);
        await ExpectAsync("a", "shutdownRequested", "leaseLost");
        await ExpectAsync("b", "shutdownRequested", "leaseLost");
        await PatientTasks.ReachedAsync(() => _coordinator.Calls.Contains("release a") && _coordinator.Calls.Contains("release b"));
        Assert.False(stopped.IsCompleted || run.IsCompleted);
        Assert.DoesNotContain("dispose", _coordinator.Calls);
        release.SetResult();
        await stopped.InTime();
        await run.InTime();
        Assert.Equal("dispose", _coordinator.Calls.Last());
    }

    [Fact]
    public async Task A_cancelled_token_is_a_clean_stop()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ending);
        var (_, run) = await RunAsync([Row("a")], stop.Token);
        await stop.CancelAsync();
        await ExpectAsync("a", "shutdownRequested", "leaseLost");
        await run.InTime();
    }

    [Fact]
    public async Task One_that_stops_before_it_began_disposes_of_everything()
    {
        await Make().StopAsync(Ending).InTime();
        Assert.Contains("dispose", _coordinator.Calls);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _scheduler!.RunAsync(Ending));
    }

    [Fact]
    public async Task A_failure_under_stop_ends_the_worker_with_it()
    {
        var failure = new InvalidOperationException("Told to fail.");
        _processors.Of("a").OnRecords = (_, _) => throw failure;
        var (_, run) = await RunAsync([Row("a"), Row("b")], Ending, ProcessingFailure.Stop);
        _publishers.Of("a").TryWrite(ConsumerBench.Batch(1));
        await ExpectAsync("a", "records 1", "leaseLost");
        await ExpectAsync("b", "shutdownRequested", "leaseLost");
        Assert.Same(failure, await Assert.ThrowsAsync<InvalidOperationException>(() => run.InTime()));
    }

    [Fact]
    public async Task One_processor_that_fails_does_not_disturb_another()
    {
        _processors.Of("a").OnRecords = (_, _) => throw new InvalidOperationException("Told to fail.");
        await RunAsync("a", "b");
        _publishers.Of("a").TryWrite(ConsumerBench.Batch(1));
        await ExpectAsync("a", "records 1");
        _publishers.Of("b").TryWrite(ConsumerBench.Batch(1));
        await ExpectAsync("b", "records 1");
    }

    /// <summary>A shard has one processor at a time, whatever becomes of its lease.</summary>
    [Fact]
    public async Task A_lease_taken_again_waits_for_the_processor_of_the_time_before()
    {
        var release = new TaskCompletionSource();
        _processors.Of("a").OnRecords = (_, _) => release.Task;
        await RunAsync("a");
        _publishers.Of("a").TryWrite(ConsumerBench.Batch(1));
        await ExpectAsync("a", "records 1");
        _coordinator.Lose(_coordinator.Held[0]);
        _coordinator.Give(Row("a"));
        Assert.Equal(1, _processors.Created);
        release.SetResult();
        await ExpectAsync("a", "leaseLost", "initialize TRIM_HORIZON");
        Assert.Equal(2, _processors.Created);
    }

    [Fact]
    public async Task A_child_begins_as_soon_as_its_parents_have_ended_here()
    {
        var done = false;
        _shardSync.ParentsDone = lease => lease.LeaseKey != "child" || Volatile.Read(ref done);
        await RunAsync("a");
        _coordinator.Give(Row("child"));
        Assert.Equal(ConsumerBench.ParentPollInterval, await _clock.NextWaitAsync());
        _processors.Of("a").OnShardEnded = async (input, token) =>
        {
            await input.Checkpointer.CheckpointAsync(token);
            Volatile.Write(ref done, true);
        };
        _publishers.Of("a").TryWrite(ConsumerBench.End("child"));
        await ExpectAsync("a", "shardEnded");
        await ExpectAsync("child", "initialize TRIM_HORIZON");
    }

    private static Lease Row(string shardId) => ConsumerBench.Row() with { LeaseKey = shardId, ShardId = shardId };

    private async Task ExpectAsync(string shardId, params string[] calls)
    {
        foreach (var call in calls) Assert.Equal(call, await _processors.Of(shardId).NextAsync());
    }

    private Task<(Scheduler Scheduler, Task Run)> RunAsync(params string[] shards) => RunAsync([.. shards.Select(Row)], Ending);

    /// <summary>Runs a worker that holds leases, and awaits that their processors were initialized.</summary>
    private async Task<(Scheduler Scheduler, Task Run)> RunAsync(Lease[] rows, CancellationToken stop, ProcessingFailure onFailure = ProcessingFailure.Retry)
    {
        foreach (var row in rows) await _table.CreateAsync(row, Ending);
        var scheduler = Make(onFailure);
        foreach (var row in rows) _coordinator.Give(row);
        var run = scheduler.RunAsync(stop);
        foreach (var row in rows) await ExpectAsync(row.ShardId, "initialize TRIM_HORIZON");
        return (scheduler, run);
    }

    private Scheduler Make(ProcessingFailure onFailure = ProcessingFailure.Retry) => _scheduler = new(
        new()
        {
            ApplicationName = "application",
            Streams = [new(new("stream"))],
            TimeProvider = _clock,
            Processor = new() { OnFailure = onFailure, ShutdownGrace = ShutdownGrace, StallWarningInterval = StallWarningInterval },
        },
        _processors,
        new(_table, _coordinator, _shardSync, _publishers, new("application", "worker", _clock)));
}
