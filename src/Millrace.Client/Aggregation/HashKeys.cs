using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Millrace.Client.Aggregation;

/// <summary>Where in the hash space a record falls (facts/kinesis.md 4.3).</summary>
internal static class HashKeys
{
    private const int MaxKeyBytes = 256 * 3;

    /// <summary>The explicit hash key when there is one, else the MD5 of the partition key, read as a big-endian number.</summary>
    public static bool TryOf(string partitionKey, string? explicitHashKey, out UInt128 hashKey)
    {
        if (explicitHashKey is not null)
            return UInt128.TryParse(explicitHashKey, NumberStyles.None, CultureInfo.InvariantCulture, out hashKey);
        hashKey = OfPartitionKey(partitionKey);
        return true;
    }

    /// <summary>The hash key as it is sent.</summary>
    public static string Format(UInt128 hashKey) => hashKey.ToString(CultureInfo.InvariantCulture);

    private static UInt128 OfPartitionKey(string partitionKey)
    {
        Span<byte> stack = stackalloc byte[MaxKeyBytes];
        // An aggregated record of another writer can hold any length of key.
        var utf8 = partitionKey.Length <= MaxKeyBytes / 3
            ? stack[..Encoding.UTF8.GetBytes(partitionKey, stack)]
            : Encoding.UTF8.GetBytes(partitionKey);
        Span<byte> hash = stackalloc byte[MD5.HashSizeInBytes];
#pragma warning disable CA5351 // AWS's choice, for spreading keys and not for secrecy.
        MD5.HashData(utf8, hash);
#pragma warning restore CA5351
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
