namespace Millrace.Kcl.Tests;

/// <summary>Waits for what work in the background brings about.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);

    /// <summary>Waits until a condition holds, and fails when it does not within a minute.</summary>
    public static async Task IsTrueAsync(Func<bool> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        using var timer = new PeriodicTimer(Step);
        while (!condition()) await timer.WaitForNextTickAsync(limit.Token);
    }
}
