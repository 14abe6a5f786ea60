using System.Security.Cryptography;

namespace Millrace.Storage.State;

/// <summary>Random bytes that everybody who shares a store has in common, and nobody else knows.</summary>
public static class SharedSecret
{
    /// <summary>Takes a secret from the store, where it is made on first use, so that what is sealed with it outlives a restart.</summary>
    /// <param name="store">The store.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The entry's key.</param>
    /// <param name="bytes">Its length when it is made.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async ValueTask<byte[]> TakeSecretAsync(this IStateStore store, string bucket, string key, int bytes, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await store.FindAsync(bucket, key, cancellationToken) is { } entry) return entry.Value.ToArray();

            StateChange[] changes = [new(bucket, key, RandomNumberGenerator.GetBytes(bytes), ExpectedRevision: 0)];
            try
            {
                await store.CommitAsync(changes, cancellationToken);
            }
            catch (StateConflictException)
            {
                // Another process was first: its secret it is.
            }
        }
    }
}
