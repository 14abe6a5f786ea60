using Millrace.Storage.State;

namespace Millrace.Kinesis.Tests;

/// <summary>A store that has no room when told so.</summary>
internal sealed class FaultyStateStore(IStateStore inner) : IStateStore
{
    private volatile bool _isFull;

    /// <summary>Whether changes are refused.</summary>
    public bool IsFull { get => _isFull; set => _isFull = value; }

    /// <summary>Ends when the first change was refused.</summary>
    public TaskCompletionSource Refused { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ValueTask<IReadOnlyList<StateEntry>> ListAsync(string bucket, string prefix, CancellationToken cancellationToken) =>
        inner.ListAsync(bucket, prefix, cancellationToken);

    public ValueTask<StateEntry?> FindAsync(string bucket, string key, CancellationToken cancellationToken) =>
        inner.FindAsync(bucket, key, cancellationToken);

    public ValueTask<long> CommitAsync(ReadOnlyMemory<StateChange> changes, CancellationToken cancellationToken)
    {
        if (!IsFull) return inner.CommitAsync(changes, cancellationToken);
        Refused.TrySetResult();
        return ValueTask.FromException<long>(new StateStoreException(StateStoreFault.DiskFull, "No room."));
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
