namespace Millrace.Kcl.Leases;

/// <summary>The leader where nobody assigns leases: who all workers can tell from the table alone, as KCL 2 does (facts/kcl.md 4).</summary>
internal static class ShardSyncLeader
{
    private const long Seed = 1947;

    /// <summary>Chooses among the owners of leases.</summary>
    /// <param name="leases">Every lease.</param>
    /// <returns>The leader's id; null when no lease has an owner.</returns>
    public static string? Choose(IEnumerable<Lease> leases)
    {
        // Java orders strings by their UTF-16 units.
        var owners = leases.Select(lease => lease.LeaseOwner).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        new JavaRandom(Seed).Shuffle(owners);
        return owners.FirstOrDefault();
    }
}
