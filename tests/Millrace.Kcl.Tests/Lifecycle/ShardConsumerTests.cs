using Microsoft.Extensions.Logging;
using Millrace.Client.Aggregation;
using Millrace.Kcl.Lifecycle;
using Millrace.Model.Kinesis;
using Record = Millrace.Model.Kinesis.Record;

namespace Millrace.Kcl.Tests.Lifecycle;

/// <summary>facts/kcl.md 4, states.</summary>
public sealed class ShardConsumerTests
{
    [Fact]
    public async Task A_processor_is_initialized_given_records_and_told_that_the_lease_is_lost()
    {
        await using var bench = new ConsumerBench(row: ConsumerBench.Row(new("5")) with { PendingCheckpoint = new("7"), PendingCheckpointState = new byte[] { 1 } });
        bench.Processor.OnInitialize = (input, _) =>
        {
            Assert.Equal(new ExtendedSequenceNumber("7"), input.PendingCheckpoint);
            Assert.Equal([1], input.PendingCheckpointState.ToArray());
            return Task.CompletedTask;
        };
        await bench.BeginAsync();
        Assert.Equal(new ExtendedSequenceNumber("5"), Assert.Single(bench.Publishers.Started).Checkpoint);
        bench.Push(6, 7);
        await bench.ExpectAsync("records 6 7");
        bench.Push();
        bench.Push(8);
        await bench.ExpectAsync("records 8");
        bench.Coordinator.Lose(bench.Lease);
        await bench.ExpectAsync("leaseLost");
        Assert.Null(await bench.EndAsync());
    }

    [Fact]
    public async Task Records_up_to_the_checkpoint_are_left_out_also_within_an_aggregated_record()
    {
        await using var bench = new ConsumerBench(row: ConsumerBench.Row(new("5", 1)));
        await bench.BeginAsync();
        bench.Push(Aggregated("5", "a", "b", "c"));
        await bench.ExpectAsync("records 5/2");
        bench.Push(6);
        await bench.ExpectAsync("records 6");
    }

    /// <summary>facts/kcl.md 9: such copies were sent again to where they belong.</summary>
    [Fact]
    public async Task An_aggregated_record_with_records_of_other_shards_is_left_out_and_moves_no_checkpoint()
    {
        await using var bench = new ConsumerBench();
        bench.ShardSync.Range = new HashRange(0, 0);
        await bench.BeginAsync();
        bench.Push(Aggregated("5", "a", "b"));
        bench.Push(6);
        await bench.ExpectAsync("records 6");
    }

    [Fact]
    public async Task Answers_without_records_are_passed_on_where_wanted()
    {
        await using var bench = new ConsumerBench(callWithoutRecords: true);
        await bench.BeginAsync();
        bench.Push();
        await bench.ExpectAsync("records ");
    }

    [Fact]
    public async Task A_shard_waits_for_its_parents_and_begins_as_soon_as_one_ends_at_this_worker()
    {
        var done = false;
        await using var bench = new ConsumerBench();
        bench.ShardSync.ParentsDone = _ => done;
        bench.Start();
        Assert.Equal(ConsumerBench.ParentPollInterval, await bench.Clock.NextWaitAsync());
        Assert.Equal(ShardConsumerState.WaitingOnParentShards, bench.Consumer.State);
        bench.Context.ShardEnded.Raise();
        Assert.Equal(ConsumerBench.ParentPollInterval, await bench.Clock.NextWaitAsync());
        Assert.Equal(0, bench.Processors.Created);
        done = true;
        bench.Context.ShardEnded.Raise();
        await bench.ExpectAsync("initialize TRIM_HORIZON");
    }

    [Fact]
    public async Task Parents_that_end_elsewhere_are_looked_at_from_time_to_time()
    {
        var done = false;
        await using var bench = new ConsumerBench();
        bench.ShardSync.ParentsDone = _ => done;
        bench.Start();
        var wait = await bench.Clock.NextWaitAsync();
        done = true;
        bench.Clock.Advance(wait);
        await bench.ExpectAsync("initialize TRIM_HORIZON");
    }

    [Fact]
    public async Task A_lease_lost_before_the_processor_was_made_calls_nothing()
    {
        await using var bench = new ConsumerBench();
        bench.ShardSync.ParentsDone = _ => false;
        bench.Start();
        await bench.Clock.NextWaitAsync();
        bench.Coordinator.Lose(bench.Lease);
        await bench.EndAsync();
        Assert.Equal(0, bench.Processors.Created);
    }

    [Fact]
    public async Task A_failed_initialization_is_repeated_from_the_lease_as_it_is_then()
    {
        await using var bench = new ConsumerBench();
        bench.Processor.OnInitialize = (_, _) => throw new InvalidOperationException("Told to fail.");
        await bench.BeginAsync();
        var pause = await bench.Clock.NextWaitAsync();
        Assert.Equal(ConsumerBench.Backoff, pause);
        bench.Processor.OnInitialize = (_, _) => Task.CompletedTask;
        bench.Lease.Replace(bench.Lease.Row with { Checkpoint = new("3") });
        bench.Clock.Advance(pause);
        await bench.ExpectAsync("initialize 3");
        Assert.Equal(1, bench.Processors.Created);
        Assert.Equal(1, bench.Publishers.Open);
    }

    [Fact]
    public async Task The_loss_of_the_lease_cancels_a_running_call_and_is_told_after_it()
    {
        await using var bench = new ConsumerBench();
        bench.Processor.OnRecords = (_, token) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        await bench.BeginAsync();
        bench.Push(1);
        await bench.ExpectAsync("records 1");
        bench.Coordinator.Lose(bench.Lease);
        await bench.ExpectAsync("leaseLost");
        await bench.EndAsync();
        Assert.DoesNotContain(bench.Log.Lines, line => line.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task A_stop_lets_the_running_call_end_then_tells_the_processor_and_gives_the_lease_back()
    {
        var release = new TaskCompletionSource();
        await using var bench = new ConsumerBench();
        bench.Processor.OnRecords = (_, _) => release.Task;
        bench.Processor.OnShutdownRequested = (input, token) => input.Checkpointer.CheckpointAsync(token);
        await bench.BeginAsync();
        bench.Push(1);
        bench.Push(2);
        await bench.ExpectAsync("records 1");
        bench.Consumer.RequestShutdown(ConsumerBench.HandoffTimeout);
        Assert.True(bench.Processor.IsQuiet);
        release.SetResult();
        await bench.ExpectAsync("shutdownRequested", "leaseLost");
        await bench.EndAsync();
        Assert.Equal(["checkpoint 1", "release shard"], bench.Coordinator.Calls);
    }

    [Fact]
    public async Task After_the_grace_a_lease_is_given_back_whatever_the_processor_does()
    {
        var release = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        await using var bench = new ConsumerBench();
        bench.Processor.OnRecords = async (_, token) =>
        {
            await using var registration = token.Register(cancelled.SetResult);
            await release.Task;
        };
        await bench.BeginAsync();
        bench.Push(1);
        await bench.ExpectAsync("records 1");
        bench.Consumer.RequestShutdown(ConsumerBench.HandoffTimeout);
        bench.Clock.Advance(ConsumerBench.HandoffTimeout);
        await cancelled.Task.InTime();
        Assert.Contains("release shard", bench.Coordinator.Calls);
        Assert.False(bench.Run!.IsCompleted);
        release.SetResult();
        await bench.ExpectAsync("leaseLost");
        await bench.EndAsync();
    }

    /// <summary>#108, #537: the processor of a lease that moves is told before, and can checkpoint.</summary>
    [Fact]
    public async Task A_handoff_tells_the_processor_and_passes_the_lease_on()
    {
        await using var bench = new ConsumerBench();
        bench.Processor.OnShutdownRequested = (input, token) => input.Checkpointer.CheckpointAsync(token);
        await bench.BeginAsync();
        bench.Push(1);
        await bench.ExpectAsync("records 1");
        bench.Lease.RequestHandoff();
        await bench.ExpectAsync("shutdownRequested", "leaseLost");
        await bench.EndAsync();
        Assert.Equal(["checkpoint 1", "release shard"], bench.Coordinator.Calls);
    }

    [Fact]
    public async Task A_handoff_does_not_wait_longer_than_its_time_limit()
    {
        await using var bench = new ConsumerBench();
        bench.Processor.OnShutdownRequested = (_, token) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        await bench.BeginAsync();
        bench.Lease.RequestHandoff();
        await bench.ExpectAsync("shutdownRequested");
        bench.Clock.Advance(ConsumerBench.HandoffTimeout);
        await bench.ExpectAsync("leaseLost");
        await bench.EndAsync();
        Assert.Equal(["release shard"], bench.Coordinator.Calls);
    }

    /// <summary>#134, #185: one call that hangs is seen.</summary>
    [Fact]
    public async Task A_call_that_does_not_end_is_warned_of_again_and_again()
    {
        var release = new TaskCompletionSource();
        await using var bench = new ConsumerBench();
        bench.Processor.OnRecords = (_, _) => release.Task;
        await bench.BeginAsync();
        bench.Push(1);
        await bench.ExpectAsync("records 1");
        for (var i = 0; i < 2; i++) bench.Clock.Advance(ConsumerBench.StallWarningInterval);
        Assert.Equal(2, bench.Log.Lines.Count(line => line.Level == LogLevel.Warning && line.Text.Contains("ProcessRecordsAsync has not ended", StringComparison.Ordinal)));
        release.SetResult();
        bench.Push(2);
        await bench.ExpectAsync("records 2");
    }

    /// <summary>A record as the Kinesis Producer Library makes it.</summary>
    private static Kcl.Retrieval.RecordsBatch Aggregated(string number, params string[] keys)
    {
        var aggregator = new RecordAggregator(maxSize: 1 << 20);
        foreach (var key in keys) Assert.True(aggregator.TryAdd(key, null, new byte[10]));
        var made = aggregator.Drain();
        var record = new Record { SequenceNumber = number, PartitionKey = made.PartitionKey, Data = made.Data };
        return ConsumerBench.Batch() with { Records = [record] };
    }
}
