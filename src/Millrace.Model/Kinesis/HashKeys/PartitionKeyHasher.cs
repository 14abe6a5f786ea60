using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Millrace.Model.Kinesis;

/// <summary>
/// <see cref="HashKeys.OfPartitionKey"/> for one key after another: with one hash for all of them it takes three quarters of the time.
/// Not thread-safe.
/// </summary>
public sealed class PartitionKeyHasher : IDisposable
{
#pragma warning disable CA5351 // AWS's choice, for spreading keys and not for secrecy.
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
