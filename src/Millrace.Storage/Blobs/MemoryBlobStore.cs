using System.Collections.Concurrent;

namespace Millrace.Storage.Blobs;

/// <summary>Blobs that are gone with the process.</summary>
public sealed class MemoryBlobStore : IBlobStore
{
    private readonly ConcurrentDictionary<string, byte[]> _blobs = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyCollection<string> List() => [.. _blobs.Keys];

    /// <inheritdoc/>
    public ValueTask<string> PutAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var name = BlobName.Of(content.Span);
        _blobs.GetOrAdd(name, static (_, content) => content.ToArray(), content);
        return ValueTask.FromResult(name);
    }

    /// <inheritdoc/>
    public Stream? Open(string name) => _blobs.TryGetValue(name, out var content) ? new MemoryStream(content, writable: false) : null;

    /// <inheritdoc/>
    public void Delete(string name) => _blobs.TryRemove(name, out _);
}
