using Millrace.Kcl.Leases;
using Millrace.Model.Kinesis;

namespace Millrace.Kcl.Shards;

/// <summary>Whether ranges of hash keys leave nothing out. Overlaps are no fault: a parent and its children have leases at the same time.</summary>
internal static class HashCoverage
{
    /// <summary>The first stretch that no range holds; null when all is held.</summary>
    public static HashRange? FindHole(IEnumerable<HashRange> ranges)
    {
        var next = UInt128.Zero;
        foreach (var range in ranges.OrderBy(static range => range.Start))
        {
            if (range.Start > next) return new HashRange(next, range.Start - 1);
            if (range.End == UInt128.MaxValue) return null;
            if (range.End >= next) next = range.End + 1;
        }

        return new HashRange(next, UInt128.MaxValue);
    }

    /// <summary>The first stretch that no lease works on; null when all is worked on, or when leases do not know their ranges.</summary>
    public static HashRange? FindHole(IReadOnlyList<Lease> leases)
    {
        var open = leases.Where(static lease => !lease.Checkpoint.IsShardEnd).ToList();
        return open.Any(static lease => lease.HashRange is null) ? null : FindHole(open.Select(static lease => lease.HashRange!.Value));
    }
}
