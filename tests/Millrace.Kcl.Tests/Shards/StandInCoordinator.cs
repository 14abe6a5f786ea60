using Millrace.Kcl.Leases;

namespace Millrace.Kcl.Tests.Shards;

/// <summary>Says who leads, and nothing else.</summary>
internal sealed class StandInCoordinator : ILeaseCoordinator
{
    public string WorkerId => "worker";

    public bool IsLeader { get; set; }

    public IReadOnlyList<HeldLease> Held => [];

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task WaitForChangeAsync(IReadOnlyList<HeldLease> known, CancellationToken cancellationToken) => throw new NotSupportedException();

    public void RequestRound() => throw new NotSupportedException();

    public Task TakeFreeAsync(IReadOnlyList<string> leaseKeys, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task StopTakingAsync() => Task.CompletedTask;

    public Task<bool> CheckpointAsync(HeldLease lease, ExtendedSequenceNumber checkpoint, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> PrepareCheckpointAsync(
        HeldLease lease, ExtendedSequenceNumber pending, ReadOnlyMemory<byte> state, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> SetChildShardsAsync(HeldLease lease, IReadOnlyList<string> childShardIds, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Lease?> RefreshAsync(HeldLease lease, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task ReleaseAsync(HeldLease lease, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
