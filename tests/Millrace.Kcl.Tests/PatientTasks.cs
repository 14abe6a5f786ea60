namespace Millrace.Kcl.Tests;

/// <summary>A task that must end does so soon, or the test fails instead of hanging.</summary>
internal static class PatientTasks
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Task InTime(this Task task) => task.WaitAsync(Patience, TestContext.Current.CancellationToken);

    public static Task<T> InTime<T>(this Task<T> task) => task.WaitAsync(Patience, TestContext.Current.CancellationToken);

    public static Task<T> InTime<T>(this ValueTask<T> task) => task.AsTask().InTime();

    /// <summary>Ends when something has come about that nothing tells of.</summary>
    public static async Task ReachedAsync(Func<bool> reached)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!reached())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, "It has not come about.");
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
