using System.Runtime.InteropServices;
using System.Text;
using Google.Protobuf;
using Millrace.Model.Kinesis;

namespace Millrace.Client.Aggregation;

/// <summary>
/// Packs user records into one Kinesis record in the format of the Kinesis Producer Library, which KCL consumers unpack by themselves.
/// A single user record stays as it is. Not thread-safe; use it again after <see cref="Drain"/>.
/// </summary>
/// <remarks>
/// All user records of one aggregated record must belong to the same shard: KCL drops an aggregated record whole when one of its
/// user records lies outside the shard's range (facts/kcl.md 9).
/// </remarks>
public sealed class RecordAggregator
{
    private readonly int _maxSize;
    private readonly long _maxCount;
    private readonly List<Entry> _entries = [];
    private readonly KeyTable _partitionKeys = new();
    private readonly KeyTable _explicitHashKeys = new();
    private int _recordsSize;

    /// <summary>An empty container.</summary>
    /// <param name="maxSize">
    /// The most bytes of a record made of several user records, outer partition key included, so that it compares with the stream's
    /// record limit. A single user record of any size is taken.
    /// </param>
    /// <param name="maxCount">The most user records, 1 or more.</param>
    public RecordAggregator(int maxSize, long maxCount = long.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        _maxSize = maxSize;
        _maxCount = maxCount;
    }

    /// <summary>How many user records it holds.</summary>
    public int Count => _entries.Count;

    /// <summary>The size in bytes of what <see cref="Drain"/> would return, partition key included; 0 when empty.</summary>
    public int Size => _entries.Count switch
    {
        0 => 0,
        1 => _entries[0].Data.Length + Encoding.UTF8.GetByteCount(_partitionKeys[0]),
        _ => Wrapped(_partitionKeys.Size + _explicitHashKeys.Size + _recordsSize),
    };

    /// <summary>Adds a user record unless the container would grow beyond its limits; the first always fits.</summary>
    /// <param name="partitionKey">The user record's partition key.</param>
    /// <param name="explicitHashKey">Its explicit hash key, decimal, if it has one.</param>
    /// <param name="data">Its bytes, which must not change before <see cref="Drain"/>.</param>
    /// <returns>False when it does not fit and was not added.</returns>
    /// <exception cref="ArgumentException">The explicit hash key is no decimal number below 2^128.</exception>
    public bool TryAdd(string partitionKey, string? explicitHashKey, ReadOnlyMemory<byte> data)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        if (explicitHashKey is not null && !HashKeys.TryOf(partitionKey, explicitHashKey, out _))
            throw new ArgumentException("The explicit hash key must be a decimal number below 2^128.", nameof(explicitHashKey));
        if (_entries.Count >= _maxCount) return false;

        var keyIndex = _partitionKeys.Find(partitionKey, out var keySize);
        var hashIndex = -1;
        var hashSize = 0;
        if (explicitHashKey is not null) hashIndex = _explicitHashKeys.Find(explicitHashKey, out hashSize);
        var entry = new Entry(keyIndex, hashIndex, data);
        var entrySize = AggregationFormat.TagSize + CodedOutputStream.ComputeLengthSize(entry.Size) + entry.Size;

        var size = (long)_partitionKeys.Size + keySize + _explicitHashKeys.Size + hashSize + _recordsSize + entrySize;
        if (_entries.Count > 0 && Wrapped(size) > _maxSize) return false;

        if (keySize > 0) _partitionKeys.Add(partitionKey, keySize);
        if (hashSize > 0) _explicitHashKeys.Add(explicitHashKey!, hashSize);
        _entries.Add(entry);
        _recordsSize += entrySize;
        return true;
    }

    /// <summary>Makes the record and empties the container.</summary>
    /// <returns>The user record as it is when there is one; the wrapper when there are more.</returns>
    /// <exception cref="InvalidOperationException">The container is empty.</exception>
    public AggregatedRecord Drain()
    {
        if (_entries.Count == 0) throw new InvalidOperationException("There is no user record to send.");

        var first = _entries[0];
        var partitionKey = _partitionKeys[first.PartitionKeyIndex];
        HashKeys.TryOf(partitionKey, first.ExplicitHashKeyIndex < 0 ? null : _explicitHashKeys[first.ExplicitHashKeyIndex], out var hashKey);
        var record = _entries.Count == 1
            ? new AggregatedRecord(partitionKey, HashKeys.Format(hashKey), first.Data)
            : new AggregatedRecord(AggregationFormat.OuterPartitionKey, HashKeys.Format(hashKey), Write());

        _entries.Clear();
        _partitionKeys.Clear();
        _explicitHashKeys.Clear();
        _recordsSize = 0;
        return record;
    }

    private static int Wrapped(long protobufSize) =>
        checked((int)(protobufSize + AggregationFormat.Overhead + AggregationFormat.OuterPartitionKey.Length));

    private byte[] Write()
    {
        var protobufSize = _partitionKeys.Size + _explicitHashKeys.Size + _recordsSize;
        var bytes = new byte[AggregationFormat.Overhead + protobufSize];
        AggregationFormat.Magic.CopyTo(bytes);

        // The stream writes into the rest of the array; what is left behind the protobuf is for the digest.
        var start = AggregationFormat.Magic.Length;
        using (var protobuf = new CodedOutputStream(new MemoryStream(bytes, start, protobufSize)))
        {
            _partitionKeys.Write(protobuf, AggregationFormat.PartitionKeyTableTag);
            _explicitHashKeys.Write(protobuf, AggregationFormat.ExplicitHashKeyTableTag);
            foreach (ref readonly var entry in CollectionsMarshal.AsSpan(_entries))
            {
                protobuf.WriteTag(AggregationFormat.RecordsTag);
                protobuf.WriteLength(entry.Size);
                // Required, so index 0 is written too: Java rejects a record without it.
                protobuf.WriteTag(AggregationFormat.PartitionKeyIndexTag);
                protobuf.WriteUInt64((ulong)entry.PartitionKeyIndex);
                if (entry.ExplicitHashKeyIndex >= 0)
                {
                    protobuf.WriteTag(AggregationFormat.ExplicitHashKeyIndexTag);
                    protobuf.WriteUInt64((ulong)entry.ExplicitHashKeyIndex);
                }

                protobuf.WriteTag(AggregationFormat.DataTag);
                protobuf.WriteBytes(UnsafeByteOperations.UnsafeWrap(entry.Data));
            }
        }

        AggregationFormat.Digest(bytes.AsSpan(start, protobufSize), bytes.AsSpan(start + protobufSize));
        return bytes;
    }

    private readonly record struct Entry(int PartitionKeyIndex, int ExplicitHashKeyIndex, ReadOnlyMemory<byte> Data)
    {
        /// <summary>The bytes of the message, without its own tag and length.</summary>
        public int Size { get; } =
            AggregationFormat.TagSize + CodedOutputStream.ComputeUInt64Size((ulong)PartitionKeyIndex)
            + (ExplicitHashKeyIndex < 0 ? 0 : AggregationFormat.TagSize + CodedOutputStream.ComputeUInt64Size((ulong)ExplicitHashKeyIndex))
            + AggregationFormat.TagSize + CodedOutputStream.ComputeLengthSize(Data.Length) + Data.Length;
    }
}
