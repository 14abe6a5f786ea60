using Millrace.Storage.Sqlite;

namespace Millrace.Storage.State;

/// <summary>A commit that waits for its group's transaction.</summary>
internal sealed class PendingCommit(ReadOnlyMemory<StateChange> changes) : IPendingWrite
{
    private readonly TaskCompletionSource<long> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ReadOnlyMemory<StateChange> Changes { get; } = changes;

    public Task<long> Completion => _completion.Task;

    /// <summary>The revision that its entries have once the transaction is committed.</summary>
    public long Revision { get; set; }

    /// <summary>Why it was undone alone, or null.</summary>
    public StateConflictException? Conflict { get; set; }

    public void Complete()
    {
        if (Conflict is { } conflict)
            _completion.TrySetException(conflict);
        else
            _completion.TrySetResult(Revision);
    }

    public void Fail(StateStoreException fault) => _completion.TrySetException(fault);
}
