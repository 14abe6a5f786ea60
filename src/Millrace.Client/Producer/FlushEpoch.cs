namespace Millrace.Client.Producer;

/// <summary>The records accepted between two flushes. Guarded by the lock of <see cref="Admission"/>.</summary>
/// <param name="earlier">The completion of the epochs before.</param>
internal sealed class FlushEpoch(Task earlier)
{
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _outstanding;
    private bool _closed;

    public void Enter() => _outstanding++;

    public void Leave()
    {
        if (--_outstanding == 0 && _closed) _drained.SetResult();
    }

    /// <summary>Takes no more records; completes when all records of this epoch and the earlier ones have their outcome.</summary>
    public Task Close()
    {
        _closed = true;
        if (_outstanding == 0) _drained.SetResult();
        return earlier.IsCompleted ? _drained.Task : Task.WhenAll(earlier, _drained.Task);
    }
}
