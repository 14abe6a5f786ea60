namespace Millrace.Storage.State;

/// <summary>State that lives and dies with the process.</summary>
public sealed class MemoryStateStore : IStateStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SortedDictionary<string, StateEntry>> _buckets = [];
    private long _revision;
    private bool _closed;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StateEntry>> ListAsync(string bucket, string prefix, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var entries = new List<StateEntry>();
        lock (_gate)
        {
            ThrowIfClosed();
            if (_buckets.TryGetValue(bucket, out var entriesByKey))
            {
                foreach (var (key, entry) in entriesByKey)
                {
                    if (key.StartsWith(prefix, StringComparison.Ordinal))
                        entries.Add(entry);
                }
            }
        }
        return new(entries);
    }

    /// <inheritdoc/>
    public ValueTask<StateEntry?> FindAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            ThrowIfClosed();
            return new(Find(bucket, key));
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> CommitAsync(ReadOnlyMemory<StateChange> changes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            ThrowIfClosed();
            var revision = _revision + 1;
            var undo = new Stack<(StateChange Change, StateEntry? Before)>();
            foreach (ref readonly var change in changes.Span)
            {
                var before = Find(change.Bucket, change.Key);
                if (change.ExpectedRevision is { } expected && expected != (before?.Revision ?? 0))
                {
                    while (undo.TryPop(out var done))
                        Set(done.Change.Bucket, done.Change.Key, done.Before);
                    throw new StateConflictException(change.Bucket, change.Key);
                }
                undo.Push((change, before));
                Set(change.Bucket, change.Key, change.Value is { } value ? new(change.Key, value.ToArray(), revision) : null);
            }
            _revision = revision;
            return new(revision);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _closed = true;
            _buckets.Clear();
        }
        return ValueTask.CompletedTask;
    }

    private StateEntry? Find(string bucket, string key) => _buckets.GetValueOrDefault(bucket)?.GetValueOrDefault(key);

    private void Set(string bucket, string key, StateEntry? entry)
    {
        if (!_buckets.TryGetValue(bucket, out var entries))
            _buckets.Add(bucket, entries = new(StringComparer.Ordinal));
        if (entry is null)
            entries.Remove(key);
        else
            entries[key] = entry;
    }

    private void ThrowIfClosed()
    {
        if (_closed)
            throw new StateStoreException(StateStoreFault.Closed, "The state store is closed.");
    }
}
