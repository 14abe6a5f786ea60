namespace Millrace.Kcl.Leases;

/// <summary>
/// When this worker saw the counter of each lease change. Nobody trusts another's clock: a lease has expired when its counter was not seen to change for
/// the length of a lease, by the clock of who looks (facts/kcl.md 5). For one round at a time; not for several threads.
/// </summary>
internal sealed class LeaseObservations(TimeProvider clock, TimeSpan failover)
{
    // A lease that nobody renewed for this many durations is taken by whoever sees it first, whatever the worker's share is.
    private const int VeryOld = 3;

    private Dictionary<string, Observation> _seen = [];

    /// <summary>The table was listed: each lease is noted, and those that are gone are forgotten.</summary>
    /// <param name="leases">Every lease.</param>
    public void ObserveAll(IReadOnlyCollection<Lease> leases)
    {
        var now = clock.GetTimestamp();
        var seen = new Dictionary<string, Observation>(leases.Count);
        foreach (var lease in leases) seen[lease.LeaseKey] = Next(lease, now);
        _seen = seen;
    }

    /// <summary>One lease was read or written.</summary>
    /// <param name="lease">The row.</param>
    public void Observe(Lease lease) => _seen[lease.LeaseKey] = Next(lease, clock.GetTimestamp());

    /// <summary>Whether nobody renewed the lease for the length of a lease. One that was never observed has expired.</summary>
    /// <param name="lease">The lease, as it was last observed.</param>
    public bool IsExpired(Lease lease) => AgeOf(lease) > failover;

    /// <summary>Whether nobody has the lease, or who has it does not renew it: also one whose hand-off was begun and left.</summary>
    /// <param name="lease">The lease, as it was last observed.</param>
    public bool IsAvailable(Lease lease) => lease.ActualOwner is null || IsExpired(lease);

    /// <summary>Whether nobody renewed the lease for three times the length of a lease; so is one that nobody ever had.</summary>
    /// <param name="lease">The lease, as it was last observed.</param>
    public bool IsVeryOld(Lease lease) => AgeOf(lease) > VeryOld * failover;

    /// <summary>The time since its counter was seen to change; <see cref="TimeSpan.MaxValue"/> for one that was never renewed.</summary>
    /// <param name="lease">The lease, as it was last observed.</param>
    public TimeSpan AgeOf(Lease lease) =>
        _seen.TryGetValue(lease.LeaseKey, out var observation) && observation.Changed is { } changed ? clock.GetElapsedTime(changed) : TimeSpan.MaxValue;

    /// <summary>
    /// Whether who has the lease was seen to renew it. Whoever was given a lease and has not found it yet cannot hand it over: nobody would renew it until
    /// it expired.
    /// </summary>
    /// <param name="lease">The lease, as it was last observed.</param>
    public bool IsRenewedByOwner(Lease lease) =>
        _seen.TryGetValue(lease.LeaseKey, out var observation) && observation.IsRenewed && observation.Owner == lease.ActualOwner;

    private Observation Next(Lease lease, long now)
    {
        // At first sight an owner has the benefit of the doubt.
        if (!_seen.TryGetValue(lease.LeaseKey, out var last))
            return new(lease.LeaseCounter, lease.ActualOwner is null ? null : now, lease.ActualOwner, IsRenewed: false);
        return last.Counter == lease.LeaseCounter
            ? last
            : new(lease.LeaseCounter, now, lease.ActualOwner, IsRenewed: lease.ActualOwner is not null && lease.ActualOwner == last.Owner);
    }

    /// <param name="Counter">The counter.</param>
    /// <param name="Changed">The timestamp when it was first seen; null for a lease that had no owner when it was first seen.</param>
    /// <param name="Owner">Who had it then.</param>
    /// <param name="IsRenewed">Whether the counter had changed under that same owner.</param>
    private readonly record struct Observation(long Counter, long? Changed, string? Owner, bool IsRenewed);
}
