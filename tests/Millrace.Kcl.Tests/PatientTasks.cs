namespace Millrace.Kcl.Tests;

/// <summary>A task that must end does so soon, or the test fails instead of hanging.</summary>
internal static class PatientTasks
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Task InTime(this Task task) => task.WaitAsync(Patience, TestContext.Current.CancellationToken);

    public static Task<T> InTime<T>(this Task<T> task) => task.WaitAsync(Patience, TestContext.Current.CancellationToken);

    public static Task<T> InTime<T>(this ValueTask<T> task) => task.AsTask().InTime();
}
