using System.Threading.Tasks.Sources;

namespace Millrace.Storage.Logs.Files;

/// <summary>An append that waits for its group to be durable. Used again and again: it goes back to its pool when its result is taken.</summary>
internal sealed class PendingAppend(AppendPool pool) : IValueTaskSource<AppendResult>
{
    // Continuations run elsewhere: the thread that completes a group has the next one to write.
    private ManualResetValueTaskSourceCore<AppendResult> _core = new() { RunContinuationsAsynchronously = true };

    /// <summary>What it is told when the group is durable.</summary>
    public AppendResult Result { get; set; }

    public ValueTask<AppendResult> Task => new(this, _core.Version);

    public void Complete() => _core.SetResult(Result);

    public void Fail(Exception error) => _core.SetException(error);

    public AppendResult GetResult(short token)
    {
        try
        {
            return _core.GetResult(token);
        }
        finally
        {
            _core.Reset();
            pool.Return(this);
        }
    }

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);
}
