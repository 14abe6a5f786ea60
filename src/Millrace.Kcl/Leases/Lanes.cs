using System.Collections.Concurrent;

namespace Millrace.Kcl.Leases;

/// <summary>Calls over many leases, some at a time.</summary>
internal static class Lanes
{
    /// <summary>As many calls at a time as the Java KCL renews leases with.</summary>
    public const int Renewals = 20;

    /// <summary>Makes a call for each, at most so many at a time, and waits for all.</summary>
    /// <param name="items">What the calls are for.</param>
    /// <param name="count">How many at a time.</param>
    /// <param name="run">The call; it must not fail if the others are to be made.</param>
    public static Task ForEachAsync<T>(IEnumerable<T> items, int count, Func<T, Task> run)
    {
        var waiting = new ConcurrentQueue<T>(items);
        return Task.WhenAll(Enumerable.Range(0, Math.Min(count, waiting.Count)).Select(_ => LaneAsync()));

        async Task LaneAsync()
        {
            while (waiting.TryDequeue(out var item)) await run(item).ConfigureAwait(false);
        }
    }
}
