namespace Millrace.Lambda.Invocation;

/// <summary>The environments of one version. The one that was used last is used next, so that what is not needed grows idle.</summary>
/// <param name="with">What environments are made with.</param>
internal sealed class EnvironmentPool(InvocationSurroundings with)
{
    /// <summary>How long an environment that has answered is waited for at least.</summary>
    private static readonly TimeSpan LeastPatience = TimeSpan.FromMilliseconds(50);

    private readonly Lock _turn = new();
    private readonly List<ExecutionEnvironment> _all = [];
    private readonly List<ExecutionEnvironment> _idle = [];
    private readonly LinkedList<TaskCompletionSource<ExecutionEnvironment?>> _waiting = [];
    private readonly TaskCompletionSource _emptied = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _finishing;
    private TimeSpan _patience = LeastPatience;
    private int _taking;
    private bool _isClosed;
    private bool _isCut;

    /// <summary>How many environments there are, and how many of them wait for a call.</summary>
    public (int All, int Idle) Size
    {
        get
        {
            lock (_turn) return (_all.Count, _idle.Count);
        }
    }

    /// <summary>
    /// Takes an environment for one call: one that is free, or else one that has answered and is free as soon as its process asks for more; another is
    /// started when there is none of these, or when the wait has lasted as long as a start would. Null when no call may come any more.
    /// </summary>
    /// <param name="version">What it shall run.</param>
    /// <exception cref="Wire.ServiceException">None can be made.</exception>
    public async ValueTask<ExecutionEnvironment?> TakeAsync(FunctionVersion version)
    {
        LinkedListNode<TaskCompletionSource<ExecutionEnvironment?>>? turn = null;
        lock (_turn)
        {
            if (_isClosed) return null;
            if (TakeIdle() is { } idle) return idle;
            _taking++;
            if (_finishing > _waiting.Count)
                turn = _waiting.AddLast(new TaskCompletionSource<ExecutionEnvironment?>(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        try
        {
            if (turn is not null && await WaitAsync(turn) is { } ready) return ready;
            var made = ExecutionEnvironment.Make(version, with);
            lock (_turn)
            {
                _all.Add(made);
                // A call that came before the end is finished, unless there is no time.
                if (_isCut) made.Kill();
            }

            return made;
        }
        finally
        {
            lock (_turn)
            {
                _taking--;
                TellIfEmpty();
            }
        }
    }

    /// <summary>Gives an environment back after its call. It settles behind the caller's back.</summary>
    public void Return(ExecutionEnvironment environment)
    {
        lock (_turn)
        {
            _finishing++;
            if (environment.StartDuration > LeastPatience) _patience = environment.StartDuration;
        }

        _ = SettleAsync(environment);
    }

    /// <summary>No call comes any more: ends what is idle, and the rest after its call, or now. Done when nothing is left.</summary>
    /// <param name="now">Whether calls are cut short.</param>
    public async Task CloseAsync(bool now)
    {
        List<ExecutionEnvironment> idle;
        lock (_turn)
        {
            _isClosed = true;
            _isCut |= now;
            idle = [.. _idle];
            _idle.Clear();
            foreach (var environment in idle) _all.Remove(environment);
            if (now)
            {
                foreach (var running in _all) running.Kill();
            }
        }

        await Task.WhenAll(idle.Select(EndAsync));
        lock (_turn) TellIfEmpty();

        await _emptied.Task;
    }

    private void TellIfEmpty()
    {
        if (_isClosed && _all.Count == 0 && _taking == 0) _emptied.TrySetResult();
    }

    private async Task<ExecutionEnvironment?> WaitAsync(LinkedListNode<TaskCompletionSource<ExecutionEnvironment?>> turn)
    {
        using var ended = new CancellationTokenSource();
        await Task.WhenAny(turn.Value.Task, Task.Delay(_patience, with.Machine, ended.Token));
        await ended.CancelAsync();
        lock (_turn)
        {
            if (turn.List is not null) _waiting.Remove(turn);
        }

        return turn.Value.Task.IsCompleted ? await turn.Value.Task : null;
    }

    private ExecutionEnvironment? TakeIdle()
    {
        while (_idle.Count > 0)
        {
            var last = _idle[^1];
            _idle.RemoveAt(_idle.Count - 1);
            if (last.IsFresh) return last;
            _all.Remove(last);
            _ = EndAsync(last);
        }

        return null;
    }

    private async Task SettleAsync(ExecutionEnvironment environment)
    {
        await Task.Yield();
        try
        {
            await environment.SettleAsync(() => !_isClosed && environment.IsFresh);
        }
        catch (Exception fault)
        {
            with.Options.BackgroundFailed(fault);
        }

        bool isRefused;
        lock (_turn)
        {
            _finishing--;
            var next = _waiting.First;
            if (next is not null) _waiting.RemoveFirst();
            isRefused = _isClosed || !environment.IsUsable;
            if (next is not null) next.Value.SetResult(isRefused ? null : environment);
            else if (!isRefused)
            {
                _idle.Add(environment);
                environment.Rest(Reap);
            }
        }

        if (!isRefused) return;
        await EndAsync(environment);
        lock (_turn)
        {
            _all.Remove(environment);
            TellIfEmpty();
        }
    }

    private void Reap(ExecutionEnvironment environment)
    {
        lock (_turn)
        {
            if (!_idle.Remove(environment)) return;
            _all.Remove(environment);
        }

        _ = EndAsync(environment);
    }

    private async Task EndAsync(ExecutionEnvironment environment)
    {
        try
        {
            await environment.DisposeAsync();
        }
        catch (Exception fault)
        {
            with.Options.BackgroundFailed(fault);
        }
    }
}
