namespace Millrace.Hosting;

/// <summary>The wish that a server stops, by whoever may ask for it without a signal.</summary>
internal sealed class StopRequest
{
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done once somebody has asked.</summary>
    public Task Asked => _asked.Task;

    /// <summary>Asks.</summary>
    public void Ask() => _asked.TrySetResult();
}
