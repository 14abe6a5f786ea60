using System.Collections.Concurrent;

namespace Millrace.Wire.Signing;

/// <summary>Signing keys derived before: one serves every request of a key for a day, a region and a service.</summary>
/// <remarks>Safe for use by many threads.</remarks>
public sealed class SigningKeyCache
{
    /// <summary>So many keys are kept. A server has few callers, regions and services a day, so starting over is rare.</summary>
    internal const int Capacity = 1024;

    private readonly ConcurrentDictionary<(string Secret, CredentialScope Scope), SigningKey> _keys = new();

    internal int Count => _keys.Count;

    internal SigningKey Get(string secretAccessKey, CredentialScope scope)
    {
        if (_keys.TryGetValue((secretAccessKey, scope), out var key)) return key;
        key = SigningKey.Derive(secretAccessKey, scope);
        if (_keys.Count >= Capacity) _keys.Clear();
        _keys[(secretAccessKey, scope)] = key;
        return key;
    }
}
