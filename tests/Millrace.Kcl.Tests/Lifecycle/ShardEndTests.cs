using Microsoft.Extensions.Logging;
using Millrace.Kcl.Lifecycle;

namespace Millrace.Kcl.Tests.Lifecycle;

/// <summary>facts/kcl.md 4, shardEnded.</summary>
public sealed class ShardEndTests
{
    [Fact]
    public async Task Children_come_first_then_the_processor_and_the_end_is_the_last_checkpoint()
    {
        await using var bench = new ConsumerBench();
        await bench.BeginAsync();
        var ended = bench.Context.ShardEnded.Next;
        bench.Push(1);
        bench.Push(ConsumerBench.End("left", "right"));
        await bench.ExpectAsync("records 1", "shardEnded");
        await bench.EndAsync();
        await ended.InTime();
        Assert.Equal(
            ["create left right", "children left right", "take left right", "round", "checkpoint SHARD_END", "completed shard"], bench.Coordinator.Calls);
    }

    [Fact]
    public async Task Children_of_one_of_several_streams_have_its_name_in_their_keys()
    {
        var stream = new StreamIdentifier("stream", "123456789012", 1);
        await using var bench = new ConsumerBench(row: ConsumerBench.Row() with { LeaseKey = $"{stream}:shard", Stream = stream });
        await bench.BeginAsync();
        bench.Push(ConsumerBench.End("child"));
        await bench.ExpectAsync("shardEnded");
        await bench.EndAsync();
        Assert.Contains("take 123456789012:stream:1:child", bench.Coordinator.Calls);
    }

    /// <summary>#211: a checkpoint of the last record at the end is one of the end, also when that record was checkpointed before.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_last_records_number_ends_the_shard(bool checkpointedBefore)
    {
        await using var bench = new ConsumerBench();
        if (checkpointedBefore) bench.Processor.OnRecords = (input, token) => input.Checkpointer.CheckpointAsync(token);
        bench.Processor.OnShardEnded = (input, token) => input.Checkpointer.CheckpointAsync("2", cancellationToken: token);
        await bench.BeginAsync();
        bench.Push(1, 2);
        bench.Push(ConsumerBench.End("child"));
        await bench.ExpectAsync("records 1 2", "shardEnded");
        await bench.EndAsync();
        Assert.Contains("checkpoint SHARD_END", bench.Coordinator.Calls);
    }

    [Fact]
    public async Task The_last_checkpoints_number_ends_a_shard_of_which_nothing_was_left()
    {
        await using var bench = new ConsumerBench(row: ConsumerBench.Row(new("2")));
        bench.Processor.OnShardEnded = (input, token) => input.Checkpointer.CheckpointAsync("2", cancellationToken: token);
        await bench.BeginAsync();
        bench.Push(ConsumerBench.Batch(2) with { ChildShards = ConsumerBench.End("child").ChildShards });
        await bench.ExpectAsync("shardEnded");
        await bench.EndAsync();
        Assert.Contains("checkpoint SHARD_END", bench.Coordinator.Calls);
    }

    /// <summary>Trap 13: the shards that follow would never be read.</summary>
    [Fact]
    public async Task A_processor_that_does_not_checkpoint_is_told_again_and_loudly()
    {
        await using var bench = new ConsumerBench();
        bench.Processor.OnShardEnded = (_, _) => Task.CompletedTask;
        await bench.BeginAsync();
        bench.Push(ConsumerBench.End("child"));
        await bench.ExpectAsync("shardEnded");
        Assert.Equal(ConsumerBench.Backoff, await bench.Clock.NextWaitAsync());
        Assert.Contains(bench.Log.Lines, line => line.Level == LogLevel.Error && line.Text.Contains("TRIM_HORIZON and not SHARD_END", StringComparison.Ordinal));
        bench.Processor.OnShardEnded = (input, token) => input.Checkpointer.CheckpointAsync(token);
        bench.Clock.Advance(ConsumerBench.Backoff);
        await bench.ExpectAsync("shardEnded");
        await bench.EndAsync();
        Assert.Equal(1, bench.Coordinator.Calls.Count(call => call == "create child"));
    }

    [Fact]
    public async Task A_processor_that_fails_at_the_end_is_told_again()
    {
        await using var bench = new ConsumerBench();
        bench.Processor.OnShardEnded = (_, _) => throw new InvalidOperationException("Told to fail.");
        await bench.BeginAsync();
        bench.Push(ConsumerBench.End("child"));
        await bench.ExpectAsync("shardEnded");
        await bench.Clock.NextWaitAsync();
        bench.Processor.OnShardEnded = (input, token) => input.Checkpointer.CheckpointAsync(token);
        bench.Clock.Advance(ConsumerBench.Backoff);
        await bench.ExpectAsync("shardEnded");
        await bench.EndAsync();
    }

    [Fact]
    public async Task The_processor_is_not_told_before_the_children_have_leases()
    {
        await using var bench = new ConsumerBench();
        bench.ShardSync.Faults.Enqueue(new InvalidOperationException("Told to fail."));
        await bench.BeginAsync();
        bench.Push(ConsumerBench.End("child"));
        await bench.Clock.NextWaitAsync();
        Assert.True(bench.Processor.IsQuiet);
        bench.Clock.Advance(ConsumerBench.Backoff);
        await bench.ExpectAsync("shardEnded");
        await bench.EndAsync();
    }

    [Fact]
    public async Task A_stop_while_the_end_is_repeated_leaves_it_to_another_worker()
    {
        await using var bench = new ConsumerBench();
        bench.Processor.OnShardEnded = (_, _) => Task.CompletedTask;
        await bench.BeginAsync();
        bench.Push(ConsumerBench.End("child"));
        await bench.ExpectAsync("shardEnded");
        await bench.Clock.NextWaitAsync();
        bench.Consumer.RequestShutdown(TimeSpan.FromMinutes(10));
        await bench.ExpectAsync("leaseLost");
        await bench.EndAsync();
        Assert.Contains("release shard", bench.Coordinator.Calls);
        Assert.DoesNotContain("completed shard", bench.Coordinator.Calls);
    }

    [Fact]
    public async Task A_lease_lost_at_the_end_is_told_as_lost()
    {
        await using var bench = new ConsumerBench();
        bench.Processor.OnShardEnded = (_, token) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        await bench.BeginAsync();
        bench.Push(ConsumerBench.End("child"));
        await bench.ExpectAsync("shardEnded");
        bench.Coordinator.Lose(bench.Lease);
        await bench.ExpectAsync("leaseLost");
        await bench.EndAsync();
    }

    [Fact]
    public async Task A_shard_or_stream_that_is_gone_ends_without_children()
    {
        await using var bench = new ConsumerBench();
        await bench.BeginAsync();
        bench.Push(ConsumerBench.End());
        await bench.ExpectAsync("shardEnded");
        await bench.EndAsync();
        Assert.Equal(["checkpoint SHARD_END", "completed shard"], bench.Coordinator.Calls);
    }

    [Fact]
    public async Task A_lease_that_is_done_already_only_waits_to_be_deleted()
    {
        await using var bench = new ConsumerBench(row: ConsumerBench.Row(ExtendedSequenceNumber.ShardEnd));
        bench.Start();
        await bench.EndAsync();
        Assert.Equal(0, bench.Processors.Created);
        Assert.Equal(["completed shard"], bench.Coordinator.Calls);
        Assert.Equal(ShardConsumerState.Complete, bench.Consumer.State);
    }
}
