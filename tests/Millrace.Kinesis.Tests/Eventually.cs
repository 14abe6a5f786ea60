namespace Millrace.Kinesis.Tests;

/// <summary>Waits for what work in the background brings about.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);

    /// <summary>Waits until a condition holds; the test's own time limit ends a wait in vain.</summary>
    public static async Task IsTrueAsync(Func<bool> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestKinesis.Cancellation);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        using var timer = new PeriodicTimer(Step);
        while (!condition()) await timer.WaitForNextTickAsync(limit.Token);
    }
}
