namespace Millrace.Kcl.Leases.Assignment;

/// <summary>
/// Whether this worker leads. The lock is the DynamoDB lock client's, so that Java workers wait for ours and ours for theirs; how long it holds is in the
/// lock itself. Ours holds for the length of a lease, and no longer than Java's, so that a dead leader is replaced while its leases expire.
/// </summary>
internal sealed class LeaderElection(ICoordinatorState state, string workerId, TimeSpan failover, TimeProvider clock)
{
    private static readonly TimeSpan JavaDuration = TimeSpan.FromSeconds(120);

    private readonly TimeSpan _duration = failover < JavaDuration ? failover : JavaDuration;
    private LeaderLock? _held;
    private long _renewed;
    private string? _seen;
    private long _seenAt;
    private long? _aside;

    /// <summary>Whether this worker has the lock, and had a heartbeat within its duration.</summary>
    public bool IsLeader => Volatile.Read(ref _held) is not null && clock.GetElapsedTime(Volatile.Read(ref _renewed)) < _duration;

    /// <summary>How long nothing was heard of another leader.</summary>
    public TimeSpan Silence => _held is null && _seen is not null ? clock.GetElapsedTime(_seenAt) : TimeSpan.Zero;

    /// <summary>A heartbeat of the leader, or a try to become it.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        if (_held is { } held)
        {
            if (await WriteAsync(held.Version, cancellationToken).ConfigureAwait(false)) return true;
            _held = null;
        }

        if (_aside is { } since && clock.GetElapsedTime(since) < _duration) return false;
        var found = await state.FindLockAsync(cancellationToken).ConfigureAwait(false);
        // A lock in this worker's name is that of its life before a restart.
        return (found is null || found.IsReleased || found.Owner == workerId || HasExpired(found))
            && await WriteAsync(found?.Version, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives the lock back, if this worker has it.</summary>
    /// <param name="standsAside">Whether another is to have it for as long as it holds.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task ReleaseAsync(bool standsAside, CancellationToken cancellationToken)
    {
        if (_held is not { } held) return;
        Volatile.Write(ref _held, null);
        if (standsAside) _aside = clock.GetTimestamp();
        await state.WriteLockAsync(held with { IsReleased = true }, held.Version, cancellationToken).ConfigureAwait(false);
    }

    private bool HasExpired(LeaderLock found)
    {
        if (found.Version == _seen) return clock.GetElapsedTime(_seenAt) > found.Duration;
        (_seen, _seenAt) = (found.Version, clock.GetTimestamp());
        return false;
    }

    private async Task<bool> WriteAsync(string? version, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var wanted = new LeaderLock(workerId, Guid.NewGuid().ToString(), _duration);
        if (!await state.WriteLockAsync(wanted, version, cancellationToken).ConfigureAwait(false))
        {
            // When the answer to the first attempt was lost, the second finds the first's version.
            var found = await state.FindLockAsync(cancellationToken).ConfigureAwait(false);
            if (found?.Version != wanted.Version) return false;
        }

        Volatile.Write(ref _renewed, started);
        Volatile.Write(ref _held, wanted);
        return true;
    }
}
