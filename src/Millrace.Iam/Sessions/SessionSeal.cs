using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Millrace.Storage.State;

namespace Millrace.Iam.Sessions;

/// <summary>
/// Turns a temporary key with its session into a session token that only servers with the same state can make or read, so that no server keeps
/// sessions. In base64, a token is
/// <code>
/// header        9 bytes, <see cref="Mark"/> in base64
/// nonce        12 random bytes
/// cipher text   AES-256 in GCM mode with the header as additional data, of the packed claims
/// tag          16 bytes
/// </code>
/// Whoever alters or invents a token cannot produce the tag.
/// </summary>
internal sealed class SessionSeal
{
    /// <summary>How every token begins.</summary>
    public const string Mark = "MillraceSTS1";

    /// <summary>The most characters of a token.</summary>
    public const int MostCharacters = 6 * 1024;

    private const string Bucket = "sts.keys";
    private const string Entry = "sessions";
    private const int SecretBytes = 32;
    private const int HeaderBytes = 9;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int Overhead = HeaderBytes + NonceBytes + TagBytes;

    private readonly byte[] _secret;

    private SessionSeal(byte[] secret) => _secret = secret;

    /// <summary>Takes the secret from the state store, where it is made on first use.</summary>
    public static async ValueTask<SessionSeal> OpenAsync(IStateStore state, CancellationToken cancellationToken) =>
        new(await state.TakeSecretAsync(Bucket, Entry, SecretBytes, cancellationToken));

    /// <summary>Whether a token says that it was sealed by a server like this one.</summary>
    public static bool IsClaimed(string token) => token.StartsWith(Mark, StringComparison.Ordinal);

    /// <summary>Seals a key.</summary>
    /// <exception cref="ArgumentException">It is too large; callers bound what a session carries (<see cref="SessionLoad"/>).</exception>
    public string Seal(TemporaryKey key)
    {
        var packed = PackedJson.Pack(SessionClaims.Of(key), SessionJson.Default.SessionClaims);
        if (packed is null || packed.Length > MostCharacters / 4 * 3 - Overhead) throw new ArgumentException("A session carries too much.", nameof(key));

        var token = new byte[Overhead + packed.Length];
        var header = token.AsSpan(0, HeaderBytes);
        var nonce = token.AsSpan(HeaderBytes, NonceBytes);
        Convert.TryFromBase64Chars(Mark, header, out _);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(_secret, TagBytes);
        cipher.Encrypt(nonce, packed, token.AsSpan(HeaderBytes + NonceBytes, packed.Length), token.AsSpan(^TagBytes), header);
        CryptographicOperations.ZeroMemory(packed);
        return Convert.ToBase64String(token);
    }

    /// <summary>Opens a token; false for one that was not sealed with this secret, to the last bit.</summary>
    public bool TryOpen(string text, [NotNullWhen(true)] out TemporaryKey? key)
    {
        key = null;
        if (!IsClaimed(text) || text.Length > MostCharacters) return false;

        Span<byte> token = new byte[MostCharacters / 4 * 3];
        if (!Convert.TryFromBase64Chars(text, token, out var length) || length <= Overhead) return false;

        // Decoders pass over blanks and unused bits; one token has one spelling.
        token = token[..length];
        if (!string.Equals(Convert.ToBase64String(token), text, StringComparison.Ordinal)) return false;

        var packed = new byte[length - Overhead];
        using var cipher = new AesGcm(_secret, TagBytes);
        try
        {
            cipher.Decrypt(token.Slice(HeaderBytes, NonceBytes), token[(HeaderBytes + NonceBytes)..^TagBytes], token[^TagBytes..], packed, token[..HeaderBytes]);
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }

        key = PackedJson.Unpack(packed, SessionJson.Default.SessionClaims).ToKey();
        CryptographicOperations.ZeroMemory(packed);
        return true;
    }
}
