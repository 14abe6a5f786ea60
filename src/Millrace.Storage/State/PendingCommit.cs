namespace Millrace.Storage.State;

/// <summary>A commit that waits for its group's transaction.</summary>
internal sealed class PendingCommit(ReadOnlyMemory<StateChange> changes)
{
    public ReadOnlyMemory<StateChange> Changes { get; } = changes;

    public TaskCompletionSource<long> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The revision that its entries have once the transaction is committed.</summary>
    public long Revision { get; set; }

    /// <summary>Why it was undone alone, or null.</summary>
    public StateConflictException? Conflict { get; set; }

    public void Complete()
    {
        if (Conflict is { } conflict)
            Completion.TrySetException(conflict);
        else
            Completion.TrySetResult(Revision);
    }
}
