using Microsoft.Extensions.Time.Testing;

namespace Millrace.Kcl.Tests.Shards;

internal static class ClockExtensions
{
    /// <summary>Moves the clock and runs what waited for it to its next wait, so that nothing is left to wait for.</summary>
    public static void Move(this FakeTimeProvider clock, TimeSpan time)
    {
        var context = SynchronizationContext.Current;
        // Within a context of the runner's, what waited would only be queued.
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            clock.Advance(time);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
