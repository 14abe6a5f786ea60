using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Records;

/// <summary>What is checked of each record that is put.</summary>
internal static class IncomingRecord
{
    /// <summary>
    /// The violation of a record that is larger than its stream allows, key included; null for one that fits. The model's own limit is that of
    /// the largest stream, hence this one in the same words (facts/kinesis.md 3).
    /// </summary>
    /// <param name="path">Where the data is in the request, as in <c>records.1.member.data</c>.</param>
    /// <param name="dataBytes">The length of the data.</param>
    /// <param name="keyBytes">The length of the partition key in UTF-8.</param>
    /// <param name="most">What the stream allows, in bytes.</param>
    public static string? SizeViolation(string path, int dataBytes, int keyBytes, int most)
    {
        if (dataBytes + keyBytes <= most) return null;

        // Where the key alone makes the record too large, AWS's number would allow what was sent.
        var limit = dataBytes > most ? most : most - keyBytes;
        return $"Value 'java.nio.HeapByteBuffer[pos=0 lim={dataBytes} cap={dataBytes}]' at '{path}' failed to satisfy constraint: "
            + $"Member must have length less than or equal to {limit}";
    }

    /// <summary>Where a record falls.</summary>
    public static UInt128 HashKeyOf(string? explicitHashKey, ReadOnlySpan<byte> partitionKey) =>
        explicitHashKey is null ? HashKeys.OfPartitionKey(partitionKey) : Explicit(explicitHashKey);

    private static UInt128 Explicit(string hashKey) => HashKeys.TryParseExplicit(hashKey, out var value)
        ? value
        : throw KinesisErrors.InvalidArgument(
            $"Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was {hashKey}");
}
