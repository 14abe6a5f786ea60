using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Millrace.Model.Kinesis;

/// <summary>Where in the hash space, 0 to 2^128 - 1, a record falls (facts/kinesis.md 4.3).</summary>
public static class HashKeys
{
    // A record's key has at most 256 characters.
    private const int UsualKeyBytes = 256 * 3;

    /// <summary>The MD5 of a partition key, read as a big-endian number.</summary>
    /// <param name="utf8">The key in UTF-8.</param>
    public static UInt128 OfPartitionKey(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length <= BlockMd5.MaxBytes) return BlockMd5.Of(utf8);
        Span<byte> hash = stackalloc byte[MD5.HashSizeInBytes];
#pragma warning disable CA5351 // AWS's choice, for spreading keys and not for secrecy.
        MD5.HashData(utf8, hash);
#pragma warning restore CA5351
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    /// <summary>Reads an explicit hash key.</summary>
    /// <param name="text">The key as it is sent, in decimal digits.</param>
    /// <param name="hashKey">The key.</param>
    /// <returns>Whether it is a number below 2^128.</returns>
    public static bool TryParseExplicit(string text, out UInt128 hashKey) =>
        UInt128.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out hashKey);

    /// <summary>The explicit hash key when there is one, else the partition key's.</summary>
    /// <param name="partitionKey">The partition key, of any length: within an aggregated record of another writer none is checked.</param>
    /// <param name="explicitHashKey">The explicit hash key as it is sent; null for none.</param>
    /// <param name="hashKey">Where the record falls.</param>
    /// <returns>False when the explicit hash key is no number below 2^128.</returns>
    public static bool TryOf(string partitionKey, string? explicitHashKey, out UInt128 hashKey)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        if (explicitHashKey is not null) return TryParseExplicit(explicitHashKey, out hashKey);
        Span<byte> stack = stackalloc byte[UsualKeyBytes];
        hashKey = OfPartitionKey(Encoding.UTF8.TryGetBytes(partitionKey, stack, out var length) ? stack[..length] : Encoding.UTF8.GetBytes(partitionKey));
        return true;
    }

    /// <summary>A hash key as it is sent.</summary>
    /// <param name="hashKey">The key.</param>
    public static string Format(UInt128 hashKey) => hashKey.ToString(CultureInfo.InvariantCulture);
}
