namespace Millrace.Storage.State;

/// <summary>
/// Small pieces of state in named buckets, each with a revision. Changes are compare-and-set, so that several writers can share a store.
/// </summary>
public interface IStateStore : IAsyncDisposable
{
    /// <summary>Every entry of a bucket whose key starts with a prefix, sorted by key (ordinal).</summary>
    ValueTask<IReadOnlyList<StateEntry>> ListAsync(string bucket, string prefix, CancellationToken cancellationToken);

    /// <summary>One entry, or null.</summary>
    ValueTask<StateEntry?> FindAsync(string bucket, string key, CancellationToken cancellationToken);

    /// <summary>
    /// Makes all changes or none. The task ends when they are as durable as the store promises.
    /// </summary>
    /// <returns>The revision that every put entry now has.</returns>
    /// <exception cref="StateConflictException">An entry had another revision than the change expected; nothing was changed.</exception>
    ValueTask<long> CommitAsync(ReadOnlyMemory<StateChange> changes, CancellationToken cancellationToken);
}

/// <summary>A stored entry.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Value">Its bytes.</param>
/// <param name="Revision">Its revision, above 0.</param>
public sealed record StateEntry(string Key, ReadOnlyMemory<byte> Value, long Revision);

/// <summary>A change to one entry.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Key">The key.</param>
/// <param name="Value">The new bytes; null deletes the entry.</param>
/// <param name="ExpectedRevision">The revision that the entry must have; 0 when it must not exist; null for any.</param>
public readonly record struct StateChange(string Bucket, string Key, ReadOnlyMemory<byte>? Value, long? ExpectedRevision);

/// <summary>An entry had another revision than a change expected.</summary>
public sealed class StateConflictException(string bucket, string key)
    : Exception($"The entry '{key}' of '{bucket}' was changed by somebody else.")
{
    /// <summary>The bucket.</summary>
    public string Bucket { get; } = bucket;

    /// <summary>The key.</summary>
    public string Key { get; } = key;
}
