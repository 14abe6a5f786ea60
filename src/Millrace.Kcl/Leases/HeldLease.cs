using System.Diagnostics.CodeAnalysis;

namespace Millrace.Kcl.Leases;

/// <summary>
/// A lease from the moment this worker acquired it until it lost it; acquired again, it is another. Whoever works on the shard keeps this and not the
/// row, so that work of an earlier time of holding is told from that of now (the concurrency token of facts/kcl.md 4).
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A source without a timer frees nothing, and consumers look at its token long after the lease is lost.")]
internal sealed class HeldLease
{
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _handoff = new();
    private volatile Lease _row;
    private long _bytes;

    public HeldLease(Lease row)
    {
        _row = row;
        Lost = _lost.Token;
        Handoff = _handoff.Token;
    }

    /// <summary>The row as this worker last wrote or read it.</summary>
    public Lease Row => _row;

    /// <summary>The lease's key.</summary>
    public string LeaseKey => _row.LeaseKey;

    /// <summary>Is cancelled when the lease is lost: taken, expired or given back.</summary>
    public CancellationToken Lost { get; }

    /// <summary>Is cancelled when the leader assigned it to another worker, who waits for the processor to be told and the lease to be transferred.</summary>
    public CancellationToken Handoff { get; }

    /// <summary>Whether it was.</summary>
    public bool HandoffRequested => Handoff.IsCancellationRequested;

    /// <summary>Counts bytes given to the processor, which the next renewal turns into a throughput.</summary>
    public void CountBytes(long bytes) => Interlocked.Add(ref _bytes, bytes);

    /// <summary>The bytes counted since the last call.</summary>
    public long TakeBytes() => Interlocked.Exchange(ref _bytes, 0);

    public void Replace(Lease row) => _row = row;

    // What waits for these is told by other threads: renewal must not wait for it.
    public void RequestHandoff() => _ = _handoff.CancelAsync();

    public void Lose() => _ = _lost.CancelAsync();
}
