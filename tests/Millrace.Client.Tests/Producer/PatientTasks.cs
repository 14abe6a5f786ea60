namespace Millrace.Client.Tests.Producer;

/// <summary>A task that must end does so soon, or the test fails instead of hanging.</summary>
internal static class PatientTasks
{
    public static Task InTime(this Task task) => task.WaitAsync(FakeStream.Patience);

    public static Task<T> InTime<T>(this Task<T> task) => task.WaitAsync(FakeStream.Patience);
}
