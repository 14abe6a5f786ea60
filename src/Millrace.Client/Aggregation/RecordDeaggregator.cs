using System.Security.Cryptography;
using Google.Protobuf;
using Millrace.Model.Kinesis;

namespace Millrace.Client.Aggregation;

/// <summary>
/// Unpacks records in the format of the Kinesis Producer Library, by the rules of KCL (facts/kcl.md 9). What is not aggregated, or
/// breaks the format, comes out as the plain record that it is: no record makes it fail, and none is lost.
/// </summary>
public static class RecordDeaggregator
{
    /// <summary>Adds the user records of one Kinesis record to a list. Their data are slices of the record's data.</summary>
    /// <param name="record">A record as GetRecords or SubscribeToShard returned it.</param>
    /// <param name="shard">
    /// The hash keys of the shard that it was read from. When one user record lies outside, the aggregated record is dropped whole.
    /// Null when the range is not known: nothing is dropped.
    /// </param>
    /// <param name="userRecords">The list to add to.</param>
    /// <returns>What was added.</returns>
    public static DeaggregationResult Deaggregate(in Record record, HashRange? shard, List<UserRecord> userRecords)
    {
        ArgumentNullException.ThrowIfNull(userRecords);
        var data = record.Data.GetValueOrDefault();
        var result = IsAggregated(data.Span) ? Unpack(record, data, shard, userRecords) : DeaggregationResult.Plain;
        if (result is DeaggregationResult.Plain or DeaggregationResult.Malformed)
        {
            userRecords.Add(new UserRecord
            {
                PartitionKey = record.PartitionKey,
                Data = data,
                SequenceNumber = record.SequenceNumber,
                ApproximateArrivalTimestamp = record.ApproximateArrivalTimestamp,
            });
        }

        return result;
    }

    private static bool IsAggregated(ReadOnlySpan<byte> data)
    {
        if (data.Length <= AggregationFormat.Overhead || !data.StartsWith(AggregationFormat.Magic)) return false;
        Span<byte> digest = stackalloc byte[MD5.HashSizeInBytes];
        AggregationFormat.Digest(data[AggregationFormat.Magic.Length..^MD5.HashSizeInBytes], digest);
        return digest.SequenceEqual(data[^MD5.HashSizeInBytes..]);
    }

    private static DeaggregationResult Unpack(in Record record, ReadOnlyMemory<byte> data, HashRange? shard, List<UserRecord> userRecords)
    {
        var before = userRecords.Count;
        var result = DeaggregationResult.Malformed;
        try
        {
            using var content = new AggregateReader(data[AggregationFormat.Magic.Length..^MD5.HashSizeInBytes]);
            result = Add(content, record, shard, userRecords);
        }
        catch (InvalidProtocolBufferException)
        {
            // The digest is right, so the bytes are as they were written: their writer broke the format, and the caller is told.
        }

        if (result != DeaggregationResult.Aggregated) userRecords.RemoveRange(before, userRecords.Count - before);
        return result;
    }

    private static DeaggregationResult Add(AggregateReader content, in Record record, HashRange? shard, List<UserRecord> userRecords)
    {
        var outside = false;
        var position = 0L;
        string number = record.SequenceNumber;
        while (content.TryRead(out var read))
        {
            if (read is not { } entry) return DeaggregationResult.Malformed;
            if (shard is not null || entry.ExplicitHashKey is not null)
            {
                if (!HashKeys.TryOf(entry.PartitionKey, entry.ExplicitHashKey, out var hashKey)) return DeaggregationResult.Malformed;
                // Reading goes on, for a record that breaks the format later counts as a plain one and is not to be dropped.
                outside |= shard is { } range && !range.Contains(hashKey);
            }

            userRecords.Add(new UserRecord
            {
                PartitionKey = entry.PartitionKey,
                ExplicitHashKey = entry.ExplicitHashKey,
                Data = entry.Data,
                SequenceNumber = number,
                SubSequenceNumber = position++,
                ApproximateArrivalTimestamp = record.ApproximateArrivalTimestamp,
                Aggregated = true,
            });
        }

        return outside ? DeaggregationResult.OutsideShard : DeaggregationResult.Aggregated;
    }
}
