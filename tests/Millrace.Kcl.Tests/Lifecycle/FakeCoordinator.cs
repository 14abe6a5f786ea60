using System.Collections.Concurrent;
using Millrace.Kcl.Leases;

namespace Millrace.Kcl.Tests.Lifecycle;

/// <summary>A coordinator of leases that a test gives and takes away.</summary>
internal sealed class FakeCoordinator : ILeaseCoordinator
{
    private readonly Pulse _changed = new();
    private volatile HeldLease[] _held = [];

    public string WorkerId => "worker";

    public bool IsLeader { get; set; }

    public IReadOnlyList<HeldLease> Held => _held;

    /// <summary>What happened, in order.</summary>
    public ConcurrentQueue<string> Calls { get; } = [];

    /// <summary>Throws instead of storing a checkpoint.</summary>
    public Exception? CheckpointFault { get; set; }

    public Exception? StartFault { get; set; }

    /// <summary>Acquires a lease.</summary>
    public HeldLease Give(Lease row)
    {
        var lease = new HeldLease(row);
        _held = [.. _held, lease];
        _changed.Raise();
        return lease;
    }

    /// <summary>Another worker has it.</summary>
    public void Lose(HeldLease lease)
    {
        _held = [.. _held.Where(held => held != lease)];
        lease.Lose();
        _changed.Raise();
    }

    public async Task WaitForChangeAsync(IReadOnlyList<HeldLease> known, CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = _changed.Next;
            if (!ReferenceEquals(known, _held)) return;
            await next.WaitAsync(cancellationToken);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Calls.Enqueue("start");
        return StartFault is { } fault ? Task.FromException(fault) : Task.CompletedTask;
    }

    public void RequestRound() => Calls.Enqueue("round");

    public Task TakeFreeAsync(IReadOnlyList<string> leaseKeys, CancellationToken cancellationToken)
    {
        Calls.Enqueue($"take {string.Join(' ', leaseKeys)}");
        return Task.CompletedTask;
    }

    public Task StopTakingAsync()
    {
        Calls.Enqueue("stop taking");
        return Task.CompletedTask;
    }

    public Task<bool> CheckpointAsync(HeldLease lease, ExtendedSequenceNumber checkpoint, CancellationToken cancellationToken)
    {
        if (CheckpointFault is { } fault) return Task.FromException<bool>(fault);
        if (lease.Lost.IsCancellationRequested) return Task.FromResult(false);
        Calls.Enqueue($"checkpoint {checkpoint}");
        lease.Replace(lease.Row with { Checkpoint = checkpoint, PendingCheckpoint = null });
        return Task.FromResult(true);
    }

    public Task<bool> PrepareCheckpointAsync(
        HeldLease lease, ExtendedSequenceNumber pending, ReadOnlyMemory<byte> state, CancellationToken cancellationToken)
    {
        if (lease.Lost.IsCancellationRequested) return Task.FromResult(false);
        Calls.Enqueue($"prepare {pending}");
        lease.Replace(lease.Row with { PendingCheckpoint = pending, PendingCheckpointState = state });
        return Task.FromResult(true);
    }

    public Task<bool> SetChildShardsAsync(HeldLease lease, IReadOnlyList<string> childShardIds, CancellationToken cancellationToken)
    {
        if (lease.Lost.IsCancellationRequested) return Task.FromResult(false);
        Calls.Enqueue($"children {string.Join(' ', childShardIds)}");
        lease.Replace(lease.Row with { ChildShardIds = childShardIds });
        return Task.FromResult(true);
    }

    public Task<Lease?> RefreshAsync(HeldLease lease, CancellationToken cancellationToken) =>
        Task.FromResult(lease.Lost.IsCancellationRequested ? null : lease.Row);

    public Task ReleaseAsync(HeldLease lease, CancellationToken cancellationToken)
    {
        if (lease.Lost.IsCancellationRequested) return Task.CompletedTask;
        Calls.Enqueue($"release {lease.LeaseKey}");
        Lose(lease);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        Calls.Enqueue("dispose");
        return ValueTask.CompletedTask;
    }
}
