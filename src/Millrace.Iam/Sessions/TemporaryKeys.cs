using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Millrace.Iam.Accounts;
using Millrace.Storage.State;

namespace Millrace.Iam.Sessions;

/// <summary>
/// Issues temporary credentials and recognises them. No session is kept: its token carries it, sealed with a secret from the state store, so that
/// every server that shares the state knows it. Safe for use by many threads.
/// </summary>
public sealed class TemporaryKeys
{
    /// <summary>So many opened sessions are remembered, since opening one costs more than a signature.</summary>
    internal const int Capacity = 4096;

    private readonly SessionSeal _seal;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<string, OpenedToken> _opened = new(StringComparer.Ordinal);

    private TemporaryKeys(SessionSeal seal, TimeProvider clock)
    {
        _seal = seal;
        _clock = clock;
    }

    /// <summary>How many opened sessions are remembered.</summary>
    internal int Remembered => _opened.Count;

    /// <summary>Takes the secret from the state store, where it is made on first use.</summary>
    /// <param name="state">The store.</param>
    /// <param name="clock">The server's clock, by which sessions begin and end.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async ValueTask<TemporaryKeys> OpenAsync(IStateStore state, TimeProvider clock, CancellationToken cancellationToken) =>
        new(await SessionSeal.OpenAsync(state, cancellationToken), clock);

    /// <summary>Issues credentials for a session that begins now.</summary>
    /// <param name="session">The session, but for its key and its times.</param>
    /// <param name="lifetime">How long it lasts, in whole seconds.</param>
    /// <exception cref="ArgumentException">The session carries more than a token can; <see cref="SessionSize"/> tells.</exception>
    public TemporaryCredentials Issue(Session session, TimeSpan lifetime)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(_clock.GetUtcNow().ToUnixTimeSeconds());
        var key = new TemporaryKey(
            IamIds.NewSecret(),
            session with { AccessKeyId = TemporaryKeyId.New(session.AccountId), IssuedAt = now, ExpiresAt = now + lifetime });
        return new(key, _seal.Seal(key));
    }

    /// <summary>Whether a session is over.</summary>
    public bool HasEnded(Session session) => _clock.GetUtcNow() >= session.ExpiresAt;

    /// <summary>Opens the token that came with a key, which may be another key's; null for one that was not issued here.</summary>
    public TemporaryKey? Open(string accessKeyId, string token)
    {
        if (_opened.TryGetValue(accessKeyId, out var opened) && opened.IsOf(token))
        {
            if (HasEnded(opened.Key.Session)) _opened.TryRemove(accessKeyId, out _);
            return opened.Key;
        }

        if (!_seal.TryOpen(token, out var key)) return null;
        if (key.Session.AccessKeyId == accessKeyId && !HasEnded(key.Session)) Remember(new(token, key));
        return key;
    }

    private void Remember(OpenedToken opened)
    {
        if (_opened.Count >= Capacity)
        {
            foreach (var (id, other) in _opened)
            {
                if (HasEnded(other.Key.Session)) _opened.TryRemove(id, out _);
            }

            if (_opened.Count >= Capacity) _opened.Clear();
        }

        _opened[opened.Key.Session.AccessKeyId] = opened;
    }

    /// <summary>A token and what it held.</summary>
    private sealed record OpenedToken(string Token, TemporaryKey Key)
    {
        /// <summary>Compares in a time that does not tell how much of a token is right.</summary>
        public bool IsOf(string token) => CryptographicOperations.FixedTimeEquals(
            MemoryMarshal.AsBytes(Token.AsSpan()), MemoryMarshal.AsBytes(token.AsSpan()));
    }
}

/// <summary>What a caller needs to act in a session.</summary>
/// <param name="Key">The key pair.</param>
/// <param name="Token">The session token that must be sent with each request.</param>
public sealed record TemporaryCredentials(TemporaryKey Key, string Token)
{
    /// <inheritdoc/>
    public override string ToString() => Key.ToString();
}
