using System.Security.Cryptography;

namespace Millrace.Wire.Signing;

/// <summary>Derives signing keys.</summary>
internal static class SigningKey
{
    /// <summary>Bytes of a key.</summary>
    public const int Size = HMACSHA256.HashSizeInBytes;

    /// <summary>The HMAC chain over the scope that starts at <c>AWS4</c> and the secret.</summary>
    public static byte[] Derive(string secretAccessKey, CredentialScope scope)
    {
        Span<byte> key = stackalloc byte[Size];
        using var start = new Utf8Builder(stackalloc byte[128]);
        start.Append("AWS4"u8);
        start.Append(secretAccessKey);
        Link(start.Written, scope.Date, key);
        Link(key, scope.Region, key);
        Link(key, scope.Service, key);
        Link(key, CredentialScope.Terminator, key);
        return key.ToArray();
    }

    /// <summary>Signs text: 64 lower-case hex digits.</summary>
    public static void Sign(ReadOnlySpan<byte> key, ReadOnlySpan<byte> stringToSign, Span<byte> hex)
    {
        Span<byte> signature = stackalloc byte[Size];
        HMACSHA256.HashData(key, stringToSign, signature);
        Convert.TryToHexStringLower(signature, hex, out _);
    }

    private static void Link(ReadOnlySpan<byte> key, string part, Span<byte> next)
    {
        using var data = new Utf8Builder(stackalloc byte[64]);
        data.Append(part);
        HMACSHA256.HashData(key, data.Written, next);
    }
}
