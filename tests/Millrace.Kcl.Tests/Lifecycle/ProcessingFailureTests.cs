using Millrace.Kcl.Processing;

namespace Millrace.Kcl.Tests.Lifecycle;

/// <summary>#10: what happens to records that could not be processed is the application's choice.</summary>
public sealed class ProcessingFailureTests
{
    [Fact]
    public async Task The_same_records_come_again_after_a_pause_without_those_that_were_checkpointed_meanwhile()
    {
        await using var bench = new ConsumerBench();
        bench.Processor.OnRecords = async (input, token) =>
        {
            await input.Checkpointer.CheckpointAsync(input.Records[0], token);
            throw new InvalidOperationException("Told to fail.");
        };
        await bench.BeginAsync();
        bench.Push(1, 2, 3);
        bench.Push(4);
        await bench.ExpectAsync("records 1 2 3");
        Assert.Equal(ConsumerBench.Backoff, await bench.Clock.PassAsync());
        await bench.ExpectAsync("records 2 3");
        await bench.Clock.NextWaitAsync();
        bench.Processor.OnRecords = (_, _) => Task.CompletedTask;
        bench.Clock.Advance(ConsumerBench.Backoff);
        await bench.ExpectAsync("records 3", "records 4");
    }

    [Fact]
    public async Task Records_that_were_all_checkpointed_before_the_failure_do_not_come_again()
    {
        await using var bench = new ConsumerBench();
        bench.Processor.OnRecords = async (input, token) =>
        {
            bench.Processor.OnRecords = (_, _) => Task.CompletedTask;
            await input.Checkpointer.CheckpointAsync(token);
            throw new InvalidOperationException("Told to fail.");
        };
        await bench.BeginAsync();
        bench.Push(1, 2);
        bench.Push(3);
        await bench.ExpectAsync("records 1 2");
        await bench.Clock.PassAsync();
        await bench.ExpectAsync("records 3");
    }

    /// <summary>A stop in the pause must not let a checkpoint of everything swallow what failed.</summary>
    [Fact]
    public async Task Asked_to_stop_a_checkpoint_of_everything_stops_short_of_records_that_failed()
    {
        await using var bench = new ConsumerBench();
        await bench.BeginAsync();
        bench.Push(1);
        await bench.ExpectAsync("records 1");
        bench.Processor.OnRecords = (_, _) => throw new InvalidOperationException("Told to fail.");
        bench.Push(2, 3);
        await bench.ExpectAsync("records 2 3");
        await bench.Clock.NextWaitAsync();
        bench.Processor.OnShutdownRequested = async (input, token) =>
        {
            await input.Checkpointer.CheckpointAsync(token);
            await input.Checkpointer.CheckpointAsync("2", cancellationToken: token);
        };
        bench.Consumer.RequestShutdown(TimeSpan.FromMinutes(10));
        await bench.ExpectAsync("shutdownRequested", "leaseLost");
        await bench.EndAsync();
        Assert.Equal(["checkpoint 1", "checkpoint 2", "release shard"], bench.Coordinator.Calls);
    }

    [Fact]
    public async Task Skipped_records_do_not_come_again_and_count_as_delivered()
    {
        await using var bench = new ConsumerBench(ProcessingFailure.Skip);
        bench.Processor.OnRecords = (_, _) => throw new InvalidOperationException("Told to fail.");
        bench.Processor.OnShutdownRequested = (input, token) => input.Checkpointer.CheckpointAsync(token);
        await bench.BeginAsync();
        bench.Push(1);
        bench.Push(2);
        await bench.ExpectAsync("records 1", "records 2");
        bench.Consumer.RequestShutdown(TimeSpan.FromMinutes(10));
        await bench.ExpectAsync("shutdownRequested", "leaseLost");
        await bench.EndAsync();
        Assert.Contains("checkpoint 2", bench.Coordinator.Calls);
    }

    [Fact]
    public async Task A_failure_that_stops_the_worker_is_the_outcome_and_its_lease_is_given_back()
    {
        var failure = new InvalidOperationException("Told to fail.");
        await using var bench = new ConsumerBench(ProcessingFailure.Stop);
        bench.Processor.OnRecords = (_, _) => throw failure;
        await bench.BeginAsync();
        bench.Push(1);
        await bench.ExpectAsync("records 1", "leaseLost");
        Assert.Same(failure, await bench.EndAsync());
        Assert.Equal(["release shard"], bench.Coordinator.Calls);
    }

    [Fact]
    public async Task A_lost_lease_ends_the_repetition()
    {
        await using var bench = new ConsumerBench();
        bench.Processor.OnRecords = (_, _) => throw new InvalidOperationException("Told to fail.");
        await bench.BeginAsync();
        bench.Push(1);
        await bench.ExpectAsync("records 1");
        await bench.Clock.NextWaitAsync();
        bench.Coordinator.Lose(bench.Lease);
        await bench.ExpectAsync("leaseLost");
        await bench.EndAsync();
    }
}
