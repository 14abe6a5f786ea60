namespace Millrace.Kinesis.Streams;

/// <summary>
/// Keeps the shards of a stream as they are while records are appended. Appends pass side by side; a switch of shards holds new ones back and
/// waits for those under way. So a record is either in the parent before it closes or goes to a child, and who has read a closed shard to its
/// end has read all of it.
/// </summary>
internal sealed class AppendGate
{
    private readonly Lock _lock = new();
    private int _passing;
    private TaskCompletionSource? _opened;
    private TaskCompletionSource? _emptied;

    /// <summary>Waits while the gate is closed. The open shards do not change until the pass is disposed.</summary>
    public async ValueTask<Pass> EnterAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task opened;
            lock (_lock)
            {
                if (_opened is null)
                {
                    _passing++;
                    return new Pass(this);
                }

                opened = _opened.Task;
            }

            await opened.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Closes the gate, one at a time, and waits until nobody is inside. It opens when the closure is disposed.</summary>
    public async ValueTask<Closure> CloseAsync()
    {
        Task emptied;
        lock (_lock)
        {
            _opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _emptied = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            emptied = _passing == 0 ? Task.CompletedTask : _emptied.Task;
        }

        await emptied;
        return new Closure(this);
    }

    private void Leave()
    {
        lock (_lock)
        {
            if (--_passing == 0) _emptied?.TrySetResult();
        }
    }

    private void Open()
    {
        lock (_lock)
        {
            _opened!.SetResult();
            _opened = null;
            _emptied = null;
        }
    }

    /// <summary>The stay of one append.</summary>
    public readonly struct Pass(AppendGate gate) : IDisposable
    {
        /// <inheritdoc/>
        public void Dispose() => gate.Leave();
    }

    /// <summary>The time for which the gate is closed.</summary>
    public readonly struct Closure(AppendGate gate) : IDisposable
    {
        /// <inheritdoc/>
        public void Dispose() => gate.Open();
    }
}
