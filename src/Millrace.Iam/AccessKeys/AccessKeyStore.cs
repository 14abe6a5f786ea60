using System.Collections.Concurrent;
using System.Text.Json;
using Millrace.Storage.State;

namespace Millrace.Iam;

/// <summary>The keys that this server issued: every one in memory, for each request asks, and in the state store so that they outlive it.</summary>
public sealed class AccessKeyStore
{
    private const string Bucket = "iam.access-keys";

    private readonly IStateStore _state;
    private readonly ConcurrentDictionary<string, AccessKey> _keys = new(StringComparer.Ordinal);

    private AccessKeyStore(IStateStore state) => _state = state;

    /// <summary>Reads the keys issued so far.</summary>
    /// <param name="state">Where they are kept.</param>
    /// <param name="bootstrap">A pair from the server's configuration. It counts as issued and is not kept.</param>
    /// <param name="cancellationToken">Ends the reading early.</param>
    public static async ValueTask<AccessKeyStore> OpenAsync(IStateStore state, AccessKey bootstrap, CancellationToken cancellationToken)
    {
        var store = new AccessKeyStore(state);
        foreach (var entry in await state.ListAsync(Bucket, prefix: "", cancellationToken))
        {
            var stored = JsonSerializer.Deserialize(entry.Value.Span, StoredAccessKeyContext.Default.StoredAccessKey)
                ?? throw new InvalidDataException($"The access key '{entry.Key}' is stored as null.");
            store._keys[entry.Key] = stored.Restore(entry.Key);
        }

        store._keys[bootstrap.Id] = bootstrap;
        return store;
    }

    /// <summary>The key with an id, or null when none was issued.</summary>
    public AccessKey? Find(string accessKeyId) => _keys.GetValueOrDefault(accessKeyId);

    /// <summary>Issues a key. It is accepted once the task has ended, which is when the state store has kept it.</summary>
    /// <exception cref="StateConflictException">A key with this id was issued before.</exception>
    public async ValueTask IssueAsync(AccessKey key, CancellationToken cancellationToken)
    {
        if (_keys.ContainsKey(key.Id)) throw new StateConflictException(Bucket, key.Id);
        var stored = JsonSerializer.SerializeToUtf8Bytes(StoredAccessKey.Of(key), StoredAccessKeyContext.Default.StoredAccessKey);
        await _state.CommitAsync(new[] { new StateChange(Bucket, key.Id, stored, ExpectedRevision: 0) }, cancellationToken);
        _keys[key.Id] = key;
    }
}
