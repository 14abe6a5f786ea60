using Millrace.Kcl.Processing;

namespace Millrace.Kcl.Leases;

/// <summary>
/// Holds one lease: makes its writes one at a time, so that a renewal and a checkpoint do not make each other fail, and lets go of it when
/// a lease's length has passed since the begin of the last write that is known to have counted it up. Nobody else can have seen that
/// write earlier, so nobody takes the lease before that (facts/kcl.md 5).
/// </summary>
internal sealed class LeaseHolding : IDisposable
{
    // A write meets at most a lost answer and the begin of a hand-off before it finds the row as it expects it.
    private const int Attempts = 4;
    private const int RenewalTries = 2;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly ILeaseTable _table;
    private readonly string _workerId;
    private readonly TimeSpan _failover;
    private readonly TimeProvider _clock;
    private readonly Action<LeaseHolding> _lost;
    private readonly LeaseThroughput _throughput;
    private readonly ITimer _expiry;
    private long _renewed;
    // The begin of the first write since then of which nobody knows whether it was made.
    private long? _unsure;
    private long? _handoffSince;

    /// <param name="row">The row as this worker renewed it.</param>
    /// <param name="renewed">The timestamp when that began.</param>
    /// <param name="table">The table.</param>
    /// <param name="workerId">This worker.</param>
    /// <param name="failover">The length of a lease.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="lost">Is told when it is lost; perhaps twice.</param>
    public LeaseHolding(
        Lease row, long renewed, ILeaseTable table, string workerId, TimeSpan failover, TimeProvider clock, Action<LeaseHolding> lost)
    {
        (_table, _workerId, _failover, _clock, _lost, _renewed) = (table, workerId, failover, clock, lost, renewed);
        Held = new(row);
        _throughput = new(clock, row.ThroughputKBps);
        _expiry = clock.CreateTimer(_ => Expire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Arm();
    }

    /// <summary>What the consumers of the shard see.</summary>
    public HeldLease Held { get; }

    /// <summary>How long a hand-off has been asked for; null when none is.</summary>
    public TimeSpan? HandoffAge => _handoffSince is { } since ? _clock.GetElapsedTime(since) : null;

    /// <summary>Whether it was lost because this worker gave it up.</summary>
    public bool IsGivenUp { get; private set; }

    private TimeSpan Left => _failover - _clock.GetElapsedTime(Volatile.Read(ref _renewed));

    /// <summary>Whether it is held now.</summary>
    public bool IsHeld() => !LoseIfExpired() && !Held.Lost.IsCancellationRequested;

    /// <summary>Renews it; throttling is met with one more try (facts/kcl.md 5).</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>False when it is lost.</returns>
    public async Task<bool> RenewAsync(CancellationToken cancellationToken)
    {
        var throughput = _throughput.Next(Held.TakeBytes());
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await WriteAsync(
                    (row, token) => _table.RenewAsync(row with { ThroughputKBps = throughput ?? row.ThroughputKBps }, token),
                    _ => true, cancellationToken).ConfigureAwait(false);
            }
            catch (ThrottlingException) when (tries < RenewalTries)
            {
                // Once more.
            }
        }
    }

    /// <summary>Makes a write that counts the lease up.</summary>
    /// <param name="write">The write, which answers null when the row is not as it was given.</param>
    /// <param name="isMade">Whether a row shows that the write was made.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>False when the lease is lost.</returns>
    /// <exception cref="InvalidStateException">The lease was deleted; it is lost.</exception>
    public Task<bool> UpdateAsync(
        Func<Lease, CancellationToken, Task<Lease?>> write, Func<Lease, bool> isMade, CancellationToken cancellationToken) => WriteAsync(
        async (row, token) =>
        {
            var updated = await write(row, token).ConfigureAwait(false);
            return updated is null ? new(false, await FindAsync(row, token).ConfigureAwait(false)) : new LeaseRenewal(true, updated);
        },
        isMade, cancellationToken);

    /// <summary>Reads the row anew.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The row; null when the lease is lost.</returns>
    public async Task<Lease?> RefreshAsync(CancellationToken cancellationToken)
    {
        Lease? read = null;
        await GuardAsync(
            async token =>
            {
                read = await FindAsync(Held.Row, token).ConfigureAwait(false);
                return Adopt(Held.Row, read, _clock.GetTimestamp());
            },
            cancellationToken).ConfigureAwait(false);
        return Held.Lost.IsCancellationRequested ? null : read;
    }

    /// <summary>Gives it up, or over to the worker that it was promised to. It is lost before the table is told.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        if (!IsHeld()) return;
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!IsHeld()) return;
            IsGivenUp = true;
            Lose();
            var row = Held.Row;
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                var given = row.CheckpointOwner is null
                    ? await _table.EvictAsync(row, cancellationToken).ConfigureAwait(false)
                    : await _table.CompleteHandoffAsync(row, cancellationToken).ConfigureAwait(false);
                if (given is not null) return;
                var actual = await FindAsync(row, cancellationToken).ConfigureAwait(false);
                if (actual is null || !IsMine(row, actual)) return;
                row = actual;
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Ends its timer; the lease is lost by then.</summary>
    public void Dispose() => _expiry.Dispose();

    private Task<Lease?> FindAsync(Lease row, CancellationToken cancellationToken) => _table.FindAsync(row.LeaseKey, cancellationToken);

    private Task<bool> WriteAsync(
        Func<Lease, CancellationToken, Task<LeaseRenewal>> write, Func<Lease, bool> isMade, CancellationToken cancellationToken) => GuardAsync(
        async token =>
        {
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                if (!IsHeld()) return false;
                var (row, began) = (Held.Row, _clock.GetTimestamp());
                LeaseRenewal outcome;
                try
                {
                    outcome = await write(row, token).ConfigureAwait(false);
                }
                catch (Exception)
                {
                    _unsure ??= began;
                    throw;
                }

                if (outcome is { Succeeded: true, Row: { } renewed })
                {
                    Renew(renewed, began);
                    return true;
                }

                if (!Adopt(row, outcome.Row, began)) return false;
                if (outcome.Row!.LeaseCounter != row.LeaseCounter && isMade(outcome.Row)) return true;
            }

            throw new KinesisClientLibDependencyException($"The row of lease {Held.LeaseKey} changes again and again.");
        },
        cancellationToken);

    private async Task<bool> GuardAsync(Func<CancellationToken, Task<bool>> work, CancellationToken cancellationToken)
    {
        if (!IsHeld()) return false;
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Held.Lost);
        try
        {
            await _gate.WaitAsync(ends.Token).ConfigureAwait(false);
            try
            {
                return IsHeld() && await work(ends.Token).ConfigureAwait(false);
            }
            finally
            {
                _gate.Release();
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && Held.Lost.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Goes on with a row that is not as it was last seen, if this worker has it still; else the lease is lost.</summary>
    private bool Adopt(Lease row, Lease? actual, long began)
    {
        if (actual is null)
        {
            Lose();
            throw new InvalidStateException($"There is no lease {Held.LeaseKey} any more.");
        }

        if (!IsMine(row, actual))
        {
            Lose();
            return false;
        }

        // Counted up by a write whose answer was lost, this one or one before.
        if (actual.LeaseCounter != row.LeaseCounter) Renew(actual, _unsure ?? began);
        else Keep(actual);
        return IsHeld();
    }

    private bool IsMine(Lease row, Lease actual) =>
        actual.ActualOwner == _workerId && (actual.LeaseCounter == row.LeaseCounter || actual.LeaseCounter == row.LeaseCounter + 1);

    private void Renew(Lease row, long began)
    {
        _unsure = null;
        Volatile.Write(ref _renewed, began);
        Keep(row);
        Arm();
    }

    private void Keep(Lease row)
    {
        Held.Replace(row);
        if (row.CheckpointOwner != _workerId) return;
        _handoffSince ??= _clock.GetTimestamp();
        Held.RequestHandoff();
    }

    private void Arm()
    {
        var left = Left;
        if (!Held.Lost.IsCancellationRequested) _expiry.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private void Expire()
    {
        // A timer may be early, and a renewal may have come between.
        if (!LoseIfExpired()) Arm();
    }

    private bool LoseIfExpired()
    {
        if (Left > TimeSpan.Zero) return false;
        Lose();
        return true;
    }

    private void Lose()
    {
        Held.Lose();
        _lost(this);
    }
}
