using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Millrace.Kinesis.Shards;

/// <summary>Where in the hash space a record falls (facts/kinesis.md 4.3).</summary>
internal static class HashKeys
{
    /// <summary>The MD5 of a partition key, read as a big-endian number.</summary>
    public static UInt128 OfPartitionKey(ReadOnlySpan<byte> utf8)
    {
        Span<byte> hash = stackalloc byte[MD5.HashSizeInBytes];
#pragma warning disable CA5351 // AWS's choice, for spreading keys and not for secrecy.
        MD5.HashData(utf8, hash);
#pragma warning restore CA5351
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    /// <summary>The same for one key after another: with one hash for all of them it takes three quarters of the time.</summary>
    public sealed class Hasher : IDisposable
    {
#pragma warning disable CA5351 // As above.
        private readonly IncrementalHash _md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
#pragma warning restore CA5351

        /// <inheritdoc cref="HashKeys.OfPartitionKey"/>
        public UInt128 OfPartitionKey(ReadOnlySpan<byte> utf8)
        {
            Span<byte> hash = stackalloc byte[MD5.HashSizeInBytes];
            _md5.AppendData(utf8);
            _md5.GetHashAndReset(hash);
            return BinaryPrimitives.ReadUInt128BigEndian(hash);
        }

        /// <inheritdoc/>
        public void Dispose() => _md5.Dispose();
    }

    /// <summary>Reads an explicit hash key; false when it is 2^128 or more.</summary>
    public static bool TryParseExplicit(string text, out UInt128 hashKey) =>
        UInt128.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out hashKey);
}
