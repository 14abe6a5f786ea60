namespace Millrace.Kcl.Leases;

/// <summary>Decides which worker has which lease, a round at a time. The coordinator calls it, and renews what this worker comes to have.</summary>
internal interface ILeaseAssigner : IAsyncDisposable
{
    /// <summary>Whether this worker is the leader of all.</summary>
    bool IsLeader { get; }

    /// <summary>The time between the end of a round and the next.</summary>
    TimeSpan Interval { get; }

    /// <summary>One round. Rounds do not overlap; one that fails is logged by the coordinator, and the next comes in time.</summary>
    /// <param name="held">The leases that this worker holds.</param>
    /// <param name="cancellationToken">Ends the round.</param>
    /// <returns>The rows that this worker took for itself; those that a leader assigned are found by the coordinator's own look at the table.</returns>
    Task<IReadOnlyList<Lease>> RunRoundAsync(IReadOnlyList<HeldLease> held, CancellationToken cancellationToken);
}
