using System.Buffers;
using System.Security.Cryptography;

namespace Millrace.Storage.Blobs;

/// <summary>Names of blobs.</summary>
public static class BlobName
{
    private const int Length = 2 * SHA256.HashSizeInBytes;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    /// <summary>The name of some bytes.</summary>
    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Whether a text can be the name of a blob.</summary>
    public static bool IsName(string text) => text.Length == Length && !text.AsSpan().ContainsAnyExcept(Digits);
}
