namespace Millrace.WebConsole.Leases;

/// <summary>Remembers how leases were when somebody last looked, and says of each how it fares. All that is known of a lease's past is what was seen here.</summary>
/// <param name="clock">The server's clock.</param>
internal sealed class LeaseWatch(TimeProvider clock)
{
    /// <summary>How long a lease may be held without being renewed.</summary>
    public static readonly TimeSpan ZombieAfter = TimeSpan.FromSeconds(30);

    /// <summary>How long the checkpoint of a renewed lease may stay where it is while its shard has records behind it.</summary>
    public static readonly TimeSpan StuckAfter = TimeSpan.FromMinutes(5);

    private const int MostTables = 1000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Dictionary<string, Seen>> _tables = new(StringComparer.Ordinal);

    /// <summary>Looks at the leases of a table.</summary>
    /// <param name="table">The table, with its account and region.</param>
    /// <param name="leases">The leases as they are, each with how many records of its shard lie behind its checkpoint.</param>
    public IReadOnlyList<WatchedLease> Observe(string table, IReadOnlyList<(LeaseItem Lease, long Unread)> leases)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            var before = _tables.GetValueOrDefault(table);
            if (before is null && _tables.Count == MostTables) _tables.Clear();
            var seen = leases.Select(entry => See(before?.GetValueOrDefault(entry.Lease.Key), entry.Lease, now)).ToArray();
            _tables[table] = leases.Zip(seen).GroupBy(static pair => pair.First.Lease.Key).ToDictionary(static pairs => pairs.Key, static pairs => pairs.Last().Second);
            return [.. leases.Zip(seen, (entry, known) => new WatchedLease(HealthOf(entry.Lease, entry.Unread, known, now), now - known.RenewedAt, now - known.MovedAt))];
        }
    }

    private static LeaseHealth HealthOf(LeaseItem lease, long unread, Seen seen, DateTimeOffset now) =>
        lease.Checkpoint == LeaseItem.ShardEnd ? LeaseHealth.Done
        : lease.Owner is null ? LeaseHealth.Orphan
        : now - seen.RenewedAt > ZombieAfter ? LeaseHealth.Zombie
        : unread > 0 && now - seen.MovedAt > StuckAfter ? LeaseHealth.Stuck
        : LeaseHealth.Renewed;

    private static Seen See(Seen? before, LeaseItem lease, DateTimeOffset now) => new(
        lease,
        before is not null && (before.Lease.Counter, before.Lease.Owner) == (lease.Counter, lease.Owner) ? before.RenewedAt : now,
        before is not null && before.Lease.Checkpoint == lease.Checkpoint ? before.MovedAt : now);

    private sealed record Seen(LeaseItem Lease, DateTimeOffset RenewedAt, DateTimeOffset MovedAt);
}

/// <summary>How a lease fares.</summary>
internal enum LeaseHealth
{
    /// <summary>It is held and renewed.</summary>
    Renewed,

    /// <summary>Its shard was read to the end.</summary>
    Done,

    /// <summary>Nobody holds it.</summary>
    Orphan,

    /// <summary>It is held, and has not been renewed for <see cref="LeaseWatch.ZombieAfter"/>.</summary>
    Zombie,

    /// <summary>It is renewed, its shard has records behind its checkpoint, and that has not moved for <see cref="LeaseWatch.StuckAfter"/>.</summary>
    Stuck,
}

/// <summary>A lease as it was seen over time.</summary>
/// <param name="Health">How it fares.</param>
/// <param name="Unrenewed">Since when it was not seen renewed.</param>
/// <param name="Unmoved">Since when its checkpoint was not seen to move.</param>
internal readonly record struct WatchedLease(LeaseHealth Health, TimeSpan Unrenewed, TimeSpan Unmoved);
