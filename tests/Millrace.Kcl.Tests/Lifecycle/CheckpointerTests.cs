using Millrace.Client.Aggregation;
using Millrace.Kcl.Leases;
using Millrace.Kcl.Lifecycle;
using Millrace.Kcl.Processing;

namespace Millrace.Kcl.Tests.Lifecycle;

/// <summary>facts/kcl.md 4, checkpoint rules.</summary>
public sealed class CheckpointerTests : IAsyncDisposable
{
    private readonly FakeCoordinator _coordinator = new();
    private readonly HeldLease _lease;
    private readonly Checkpointer _checkpointer;

    public CheckpointerTests()
    {
        _lease = _coordinator.Give(ConsumerBench.Row(new("10", 1)));
        _checkpointer = new(_lease, _coordinator, _lease.Row.Checkpoint);
        _checkpointer.Deliver(new("20", 3));
    }

    public ValueTask DisposeAsync() => _coordinator.DisposeAsync();

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_number_it_is_everything_delivered()
    {
        await _checkpointer.CheckpointAsync(Ending);
        Assert.Equal(["checkpoint 20/3"], _coordinator.Calls);
    }

    [Fact]
    public async Task A_number_alone_is_the_first_of_its_record()
    {
        await _checkpointer.CheckpointAsync("20", cancellationToken: Ending);
        await _checkpointer.CheckpointAsync(new UserRecord { PartitionKey = "k", Data = default, SequenceNumber = "20", SubSequenceNumber = 2 }, Ending);
        Assert.Equal(["checkpoint 20", "checkpoint 20/2"], _coordinator.Calls);
    }

    [Theory]
    [InlineData("10", 0)]
    [InlineData("9", 5)]
    [InlineData("20", 4)]
    [InlineData("21", 0)]
    [InlineData("SHARD_END", 0)]
    [InlineData("LATEST", 0)]
    [InlineData("twelve", 0)]
    [InlineData("", 0)]
    [InlineData("15", -1)]
    public async Task Outside_of_what_was_delivered_it_is_refused(string number, long sub)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => _checkpointer.CheckpointAsync(number, sub, Ending));
        Assert.Empty(_coordinator.Calls);
    }

    [Fact]
    public async Task The_same_again_is_accepted_and_not_written()
    {
        await _checkpointer.CheckpointAsync("10", 1, Ending);
        await _checkpointer.CheckpointAsync("15", cancellationToken: Ending);
        await _checkpointer.CheckpointAsync("15", cancellationToken: Ending);
        Assert.Equal(["checkpoint 15"], _coordinator.Calls);
    }

    [Fact]
    public async Task Back_is_refused()
    {
        await _checkpointer.CheckpointAsync("15", cancellationToken: Ending);
        await Assert.ThrowsAsync<ArgumentException>(() => _checkpointer.CheckpointAsync("14", cancellationToken: Ending));
    }

    [Fact]
    public async Task After_a_loss_it_is_refused_even_where_nothing_would_be_written()
    {
        _coordinator.Lose(_lease);
        await Assert.ThrowsAsync<ShutdownException>(() => _checkpointer.CheckpointAsync(Ending));
        await Assert.ThrowsAsync<ShutdownException>(() => _checkpointer.CheckpointAsync("10", 1, Ending));
        await Assert.ThrowsAsync<ShutdownException>(() => _checkpointer.PrepareCheckpointAsync(cancellationToken: Ending));
    }

    [Fact]
    public async Task What_could_not_be_stored_can_be_tried_again()
    {
        _coordinator.CheckpointFault = new ThrottlingException("Told to fail.");
        await Assert.ThrowsAsync<ThrottlingException>(() => _checkpointer.CheckpointAsync(Ending));
        _coordinator.CheckpointFault = null;
        await _checkpointer.CheckpointAsync(Ending);
        Assert.Equal(["checkpoint 20/3"], _coordinator.Calls);
    }

    [Fact]
    public async Task Two_phases_store_the_state_and_then_the_checkpoint()
    {
        var prepared = await _checkpointer.PrepareCheckpointAsync(new("15"), new byte[] { 1 }, Ending);
        Assert.Equal(new("15"), prepared.PendingCheckpoint);
        Assert.Equal([1], _lease.Row.PendingCheckpointState.ToArray());
        await prepared.CheckpointAsync(Ending);
        await Assert.ThrowsAsync<ArgumentException>(() => _checkpointer.PrepareCheckpointAsync(new("14"), cancellationToken: Ending));
        Assert.Equal(["prepare 15", "checkpoint 15"], _coordinator.Calls);
    }

    [Fact]
    public async Task At_the_end_everything_is_the_end_and_so_is_the_last_record()
    {
        _checkpointer.ReachEnd();
        await _checkpointer.CheckpointAsync("19", cancellationToken: Ending);
        Assert.Equal(ExtendedSequenceNumber.ShardEnd, (await _checkpointer.PrepareCheckpointAsync(cancellationToken: Ending)).PendingCheckpoint);
        await _checkpointer.CheckpointAsync("20", 3, Ending);
        Assert.Equal(["checkpoint 19", "prepare SHARD_END", "checkpoint SHARD_END"], _coordinator.Calls);
    }
}
