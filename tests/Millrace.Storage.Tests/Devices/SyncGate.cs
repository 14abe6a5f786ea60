namespace Millrace.Storage.Tests.Devices;

/// <summary>Holds syncs back, so that what is appended meanwhile queues up.</summary>
internal sealed class SyncGate
{
    // Its monitor is waited on: a sync blocks its thread, as a device would.
    private readonly object _turn = new();
    private TaskCompletionSource _held = new();
    private bool _isClosed;

    /// <summary>Lets no sync pass until it is opened, at the latest when what is returned is disposed of: a test that fails must not wait for its syncs.</summary>
    public Closing Close()
    {
        lock (_turn)
        {
            _isClosed = true;
            _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        return new Closing(this);
    }

    public void Open()
    {
        lock (_turn)
        {
            _isClosed = false;
            Monitor.PulseAll(_turn);
        }
    }

    /// <summary>Waits until a sync is held back: what it is to sync is written then.</summary>
    public Task HeldAsync()
    {
        lock (_turn) return _held.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    public void Pass()
    {
        lock (_turn)
        {
            while (_isClosed)
            {
                _held.TrySetResult();
                Monitor.Wait(_turn);
            }
        }
    }

    public readonly struct Closing(SyncGate gate) : IDisposable
    {
        public void Dispose() => gate.Open();
    }
}
