using System.Security.Cryptography;
using Google.Protobuf;

namespace Millrace.Client.Aggregation;

/// <summary>
/// The bytes of an aggregated record (facts/kcl.md 9):
/// <code>
/// +-------------+-----------------------------------+----------------------+
/// | F3 89 9A C2 | AggregatedRecord, protobuf proto2 | MD5 of the protobuf  |
/// | 4 bytes     | 1 partition_key_table     string* | 16 bytes             |
/// |             | 2 explicit_hash_key_table string* |                      |
/// |             | 3 records                 Record* |                      |
/// +-------------+-----------------------------------+----------------------+
/// Record: 1 partition_key_index uint64 (required), 2 explicit_hash_key_index uint64, 3 data bytes (required), 4 tags
/// </code>
/// </summary>
internal static class AggregationFormat
{
    /// <summary>The partition key of every aggregated record; the explicit hash key picks the shard.</summary>
    public const string OuterPartitionKey = "a";

    /// <summary>Bytes before and after the protobuf.</summary>
    public const int Overhead = 4 + MD5.HashSizeInBytes;

    public static readonly uint PartitionKeyTableTag = WireFormat.MakeTag(1, WireFormat.WireType.LengthDelimited);
    public static readonly uint ExplicitHashKeyTableTag = WireFormat.MakeTag(2, WireFormat.WireType.LengthDelimited);
    public static readonly uint RecordsTag = WireFormat.MakeTag(3, WireFormat.WireType.LengthDelimited);

    public static readonly uint PartitionKeyIndexTag = WireFormat.MakeTag(1, WireFormat.WireType.Varint);
    public static readonly uint ExplicitHashKeyIndexTag = WireFormat.MakeTag(2, WireFormat.WireType.Varint);
    public static readonly uint DataTag = WireFormat.MakeTag(3, WireFormat.WireType.LengthDelimited);

    /// <summary>Every tag of the format, field 1 to 3, takes one byte.</summary>
    public const int TagSize = 1;

    public static ReadOnlySpan<byte> Magic => [0xF3, 0x89, 0x9A, 0xC2];

    /// <summary>Writes the digest of <paramref name="protobuf"/>.</summary>
    public static void Digest(ReadOnlySpan<byte> protobuf, Span<byte> digest)
    {
#pragma warning disable CA5351 // The format's choice, to tell its records from others and not for secrecy.
        MD5.HashData(protobuf, digest);
#pragma warning restore CA5351
    }
}
