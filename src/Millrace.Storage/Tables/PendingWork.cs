using Millrace.Storage.Sqlite;
using Millrace.Storage.State;

namespace Millrace.Storage.Tables;

/// <summary>A piece of work that waits for its group's transaction.</summary>
internal abstract class PendingWork : IPendingWrite
{
    /// <summary>Runs it; false when it threw and what it wrote must be undone.</summary>
    public abstract bool TryRun(ITableWriter writer);

    /// <inheritdoc/>
    public abstract void Complete();

    /// <inheritdoc/>
    public abstract void Fail(StateStoreException fault);
}

/// <summary>A piece of work with its result.</summary>
internal sealed class PendingWork<T>(Func<ITableWriter, T> work) : PendingWork
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private Exception? _fault;

    public Task<T> Completion => _completion.Task;

    public override bool TryRun(ITableWriter writer)
    {
        try
        {
            _result = work(writer);
            return true;
        }
        catch (Exception fault) when (fault is not Microsoft.Data.Sqlite.SqliteException)
        {
            _fault = fault;
            return false;
        }
    }

    public override void Complete()
    {
        if (_fault is { } fault) _completion.TrySetException(fault);
        else _completion.TrySetResult(_result!);
    }

    public override void Fail(StateStoreException fault) => _completion.TrySetException(fault);
}
