using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Millrace.Storage.State;

namespace Millrace.Kinesis.Iterators;

/// <summary>
/// Turns what a client has to bring back into a string that only we can read or make, so that nothing about it is kept here. The form is
/// that of AWS's iterators (facts/kinesis.md 4.5), in base64:
/// <code>
/// 00 00 00 00 00 00 00 kk   8 bytes, kk the kind; 01 for shard iterators
/// tag                      16 bytes, HMAC-SHA256 of header and plain text, cut short; also the initialization vector
/// cipher text              128 bytes or more in steps of 16, AES-256 in CBC mode, of
///     nonce                 8 random bytes: no two strings are the same
///     payload, zeros
/// </code>
/// The tag stands for the plain text, so there is no nonce whose reuse would break anything.
/// </summary>
internal sealed class TokenSeal
{
    private const string Bucket = "kinesis-keys";
    private const string Entry = "tokens";
    private const int SecretBytes = 32;
    private const int HeaderBytes = 8;
    private const int TagBytes = 16;
    private const int NonceBytes = 8;
    private const int BlockBytes = 16;
    private const int LeastPlainBytes = 128;
    private const int MostBytes = 1024;

    private readonly byte[] _encryptionKey;
    private readonly byte[] _tagKey;

    private TokenSeal(byte[] secret)
    {
        _encryptionKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "encryption"u8.ToArray());
        _tagKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "tag"u8.ToArray());
    }

    /// <summary>The largest payload that can be sealed, in bytes.</summary>
    public static int MostPayloadBytes => MostBytes - HeaderBytes - TagBytes - NonceBytes;

    /// <summary>Takes the secret from the state store, where it is made on first use, so that tokens outlive a restart.</summary>
    public static async ValueTask<TokenSeal> OpenAsync(IStateStore store, CancellationToken cancellationToken) =>
        new(await store.TakeSecretAsync(Bucket, Entry, SecretBytes, cancellationToken));

    /// <summary>Seals a payload, which must tell its own length.</summary>
    public string Seal(TokenKind kind, ReadOnlySpan<byte> payload)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(payload.Length, MostPayloadBytes);
        var plainBytes = Math.Max(LeastPlainBytes, (NonceBytes + payload.Length + BlockBytes - 1) / BlockBytes * BlockBytes);
        Span<byte> plain = stackalloc byte[MostBytes];
        plain = plain[..plainBytes];
        plain.Clear();
        RandomNumberGenerator.Fill(plain[..NonceBytes]);
        payload.CopyTo(plain[NonceBytes..]);

        Span<byte> token = stackalloc byte[MostBytes];
        token = token[..(HeaderBytes + TagBytes + plainBytes)];
        BinaryPrimitives.WriteUInt64BigEndian(token, (ulong)kind);
        Tag(token[..HeaderBytes], plain, token.Slice(HeaderBytes, TagBytes));
        using var aes = Aes.Create();
        aes.SetKey(_encryptionKey);
        aes.EncryptCbc(plain, token.Slice(HeaderBytes, TagBytes), token[(HeaderBytes + TagBytes)..], PaddingMode.None);
        return Convert.ToBase64String(token);
    }

    /// <summary>Opens a token; false for one that was not sealed here as this kind, to the last bit.</summary>
    /// <param name="kind">What it is to be.</param>
    /// <param name="text">The token.</param>
    /// <param name="payload">Gets the payload and the zeros after it: <see cref="MostPayloadBytes"/> long.</param>
    public bool TryOpen(TokenKind kind, ReadOnlySpan<char> text, Span<byte> payload)
    {
        Span<byte> token = stackalloc byte[MostBytes];
        if (!Convert.TryFromBase64Chars(text, token, out var length) || !IsCanonical(text, token[..length])) return false;

        token = token[..length];
        var plainBytes = length - HeaderBytes - TagBytes;
        if (plainBytes < LeastPlainBytes || plainBytes % BlockBytes != 0) return false;
        if (BinaryPrimitives.ReadUInt64BigEndian(token) != (ulong)kind) return false;

        Span<byte> plain = stackalloc byte[MostBytes];
        plain = plain[..plainBytes];
        using var aes = Aes.Create();
        aes.SetKey(_encryptionKey);
        aes.DecryptCbc(token[(HeaderBytes + TagBytes)..], token.Slice(HeaderBytes, TagBytes), plain, PaddingMode.None);
        Span<byte> tag = stackalloc byte[TagBytes];
        Tag(token[..HeaderBytes], plain, tag);
        if (!CryptographicOperations.FixedTimeEquals(tag, token.Slice(HeaderBytes, TagBytes))) return false;

        payload.Clear();
        plain[NonceBytes..].CopyTo(payload);
        return true;
    }

    // Decoders pass over blanks and unused bits; one token has one spelling.
    private static bool IsCanonical(ReadOnlySpan<char> text, ReadOnlySpan<byte> decoded)
    {
        Span<char> spelled = stackalloc char[Base64.GetMaxEncodedToUtf8Length(MostBytes)];
        return Convert.TryToBase64Chars(decoded, spelled, out var length) && text.SequenceEqual(spelled[..length]);
    }

    private void Tag(ReadOnlySpan<byte> header, ReadOnlySpan<byte> plain, Span<byte> tag)
    {
        Span<byte> all = stackalloc byte[HeaderBytes + MostBytes];
        header.CopyTo(all);
        plain.CopyTo(all[HeaderBytes..]);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_tagKey, all[..(HeaderBytes + plain.Length)], hash);
        hash[..TagBytes].CopyTo(tag);
    }
}
