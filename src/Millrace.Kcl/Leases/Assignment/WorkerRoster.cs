namespace Millrace.Kcl.Leases.Assignment;

/// <summary>
/// Which workers live, as the leader sees it, by its own clock. A worker lives that reported lately or renews a lease. One that lets leases expire and
/// renews none, or took its metrics back, is gone until it is heard of again, however fresh its last report is, and whatever it was given meanwhile.
/// </summary>
internal sealed class WorkerRoster(string self, LeaseOptions options, TimeProvider clock)
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    private readonly Dictionary<string, Report> _reports = [];
    private readonly HashSet<string> _left = [];
    private HashSet<string> _silent = [];

    /// <summary>A round of the leader: who lives.</summary>
    /// <param name="metrics">All metrics.</param>
    /// <param name="leases">All leases that are not at SHARD_END.</param>
    /// <param name="ageOf">The time since a lease was seen to be renewed.</param>
    /// <param name="isRenewedByOwner">Whether who has a lease was seen to renew it.</param>
    /// <returns>The workers, with their metrics where these are fresh.</returns>
    public IReadOnlyDictionary<string, WorkerMetrics?> Update(
        IReadOnlyList<WorkerMetrics> metrics, IReadOnlyList<Lease> leases, Func<Lease, TimeSpan> ageOf, Func<Lease, bool> isRenewedByOwner)
    {
        var held = leases.Where(static lease => lease.ActualOwner is not null).ToLookup(static lease => lease.ActualOwner!);
        var renewing = held.Where(own => IsRenewing([.. own])).Select(static own => own.Key).ToHashSet();
        // Each look sees a renewal of a worker that lives; two in a row that see none are no accident. What it was given since says nothing of it.
        _silent = [.. held.Where(own => own.Key != self && IsSilent([.. own])).Select(static own => own.Key)];
        _left.UnionWith(_reports.Keys.Except(metrics.Select(static entry => entry.WorkerId)));
        foreach (var gone in _left) _reports.Remove(gone);
        Dictionary<string, WorkerMetrics?> alive = new() { [self] = null };
        foreach (var entry in metrics)
        {
            var report = Observe(entry);
            var isFresh = clock.GetElapsedTime(report.Seen) < 2 * options.WorkerMetricsInterval;
            if (held.Contains(entry.WorkerId) && !renewing.Contains(entry.WorkerId)) report.DiedAt = entry.LastUpdate;
            else if (renewing.Contains(entry.WorkerId)) report.DiedAt = null;
            if (isFresh && report.DiedAt != entry.LastUpdate) alive[entry.WorkerId] = entry;
        }

        foreach (var owner in renewing)
            if (!_left.Contains(owner)) alive.TryAdd(owner, null);
        if (metrics.FirstOrDefault(entry => entry.WorkerId == self) is { } own) alive[self] = own;
        return alive;

        bool IsSilent(IReadOnlyList<Lease> own)
        {
            var renewed = own.Where(isRenewedByOwner).ToList();
            return (renewed.Count > 0 ? renewed : own).All(lease => ageOf(lease) > 0.6 * options.Failover);
        }

        // What a dead worker was given since it died has not expired yet, and is not renewed either.
        bool IsRenewing(IReadOnlyList<Lease> own)
        {
            var current = own.Where(lease => ageOf(lease) <= options.Failover).ToList();
            return current.Count == own.Count || current.Any(isRenewedByOwner);
        }
    }

    /// <summary>Whether a worker that lives may be dying, and is to get nothing until it renews a lease.</summary>
    /// <param name="workerId">The worker.</param>
    public bool IsSilent(string workerId) => _silent.Contains(workerId);

    /// <summary>Workers whose metrics nobody has written for a day.</summary>
    public IEnumerable<string> ToForget(IReadOnlyList<WorkerMetrics> metrics) => metrics
        .Where(entry => clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(entry.LastUpdate) > Forgotten
            && clock.GetElapsedTime(_reports[entry.WorkerId].Seen) >= 2 * options.WorkerMetricsInterval)
        .Select(static entry => entry.WorkerId);

    private Report Observe(WorkerMetrics entry)
    {
        _left.Remove(entry.WorkerId);
        if (!_reports.TryGetValue(entry.WorkerId, out var report))
        {
            // At first sight nothing but the writer's clock tells how old it is.
            var age = clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(entry.LastUpdate);
            var ticks = (long)(Math.Max(0, age.TotalSeconds) * clock.TimestampFrequency);
            _reports[entry.WorkerId] = report = new() { LastUpdate = entry.LastUpdate, Seen = clock.GetTimestamp() - ticks };
        }
        else if (report.LastUpdate != entry.LastUpdate)
        {
            (report.LastUpdate, report.Seen) = (entry.LastUpdate, clock.GetTimestamp());
        }

        return report;
    }

    private sealed class Report
    {
        public long LastUpdate { get; set; }

        public long Seen { get; set; }

        /// <summary>The last report of a worker that let its leases expire afterwards.</summary>
        public long? DiedAt { get; set; }
    }
}
