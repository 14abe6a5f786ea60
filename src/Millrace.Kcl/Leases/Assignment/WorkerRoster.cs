namespace Millrace.Kcl.Leases.Assignment;

/// <summary>
/// Which workers live, as the leader sees it, by its own clock. A worker lives that reported lately or renews a lease. One that lets all its leases
/// expire, or took its metrics back, is gone until it is heard of again, however fresh its last report is.
/// </summary>
internal sealed class WorkerRoster(string self, TimeSpan metricsInterval, TimeProvider clock)
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    private readonly Dictionary<string, Report> _reports = [];
    private readonly HashSet<string> _left = [];

    /// <summary>A round of the leader: who lives.</summary>
    /// <param name="metrics">All metrics.</param>
    /// <param name="leases">All leases that are not at SHARD_END.</param>
    /// <param name="isExpired">Whether a lease has expired.</param>
    /// <returns>The workers, with their metrics where these are fresh.</returns>
    public IReadOnlyDictionary<string, WorkerMetrics?> Update(
        IReadOnlyList<WorkerMetrics> metrics, IReadOnlyList<Lease> leases, Func<Lease, bool> isExpired)
    {
        var held = leases.Where(static lease => lease.ActualOwner is not null).ToLookup(static lease => lease.ActualOwner!);
        var renewing = held.Where(own => own.Any(lease => !isExpired(lease))).Select(static own => own.Key).ToHashSet();
        _left.UnionWith(_reports.Keys.Except(metrics.Select(static entry => entry.WorkerId)));
        foreach (var gone in _left) _reports.Remove(gone);
        Dictionary<string, WorkerMetrics?> alive = new() { [self] = null };
        foreach (var entry in metrics)
        {
            var report = Observe(entry);
            var isFresh = clock.GetElapsedTime(report.Seen) < 2 * metricsInterval;
            if (held.Contains(entry.WorkerId) && !renewing.Contains(entry.WorkerId)) report.DiedAt = entry.LastUpdate;
            else if (renewing.Contains(entry.WorkerId)) report.DiedAt = null;
            if (isFresh && report.DiedAt != entry.LastUpdate) alive[entry.WorkerId] = entry;
        }

        foreach (var owner in renewing)
            if (!_left.Contains(owner)) alive.TryAdd(owner, null);
        if (metrics.FirstOrDefault(entry => entry.WorkerId == self) is { } own) alive[self] = own;
        return alive;
    }

    /// <summary>Workers whose metrics nobody has written for a day.</summary>
    public IEnumerable<string> ToForget(IReadOnlyList<WorkerMetrics> metrics) => metrics
        .Where(entry => clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(entry.LastUpdate) > Forgotten
            && clock.GetElapsedTime(_reports[entry.WorkerId].Seen) >= 2 * metricsInterval)
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
