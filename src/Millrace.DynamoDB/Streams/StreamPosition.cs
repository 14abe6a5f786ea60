using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using Millrace.Wire;

namespace Millrace.DynamoDB.Streams;

/// <summary>What an iterator carries: the stream's ARN in clear, as AWS's do, and behind it a place in a shard.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Shard">The first sequence number of the shard, which tells it from the others.</param>
/// <param name="From">The sequence number to read from; null for the oldest record that there is.</param>
/// <param name="IssuedAt">When it was made, in epoch milliseconds.</param>
internal readonly record struct StreamPosition(StreamKey Stream, long Shard, long? From, long IssuedAt)
{
    private const int PayloadSize = 3 * sizeof(long);

    private static readonly long Lifetime = (long)TimeSpan.FromMinutes(15).TotalMilliseconds;

    /// <summary>The iterator.</summary>
    public string Write()
    {
        Span<byte> payload = stackalloc byte[PayloadSize];
        BinaryPrimitives.WriteInt64BigEndian(payload, Shard);
        BinaryPrimitives.WriteInt64BigEndian(payload[sizeof(long)..], From ?? -1);
        BinaryPrimitives.WriteInt64BigEndian(payload[(2 * sizeof(long))..], IssuedAt);
        return $"{Stream.Arn}|1|{Convert.ToBase64String(payload)}";
    }

    /// <summary>Reads an iterator.</summary>
    /// <exception cref="ServiceException">It is none.</exception>
    public static StreamPosition Read(string iterator)
    {
        Span<byte> payload = stackalloc byte[PayloadSize];
        if (iterator.Split('|') is not [var arn, "1", var text] || StreamKey.Parse(arn) is not { } stream
            || !Base64.IsValid(text, out var length) || length != PayloadSize || !Convert.TryFromBase64String(text, payload, out _))
        {
            throw DynamoDBErrors.Validation("Invalid ShardIterator");
        }

        var from = BinaryPrimitives.ReadInt64BigEndian(payload[sizeof(long)..]);
        return new StreamPosition(
            stream, BinaryPrimitives.ReadInt64BigEndian(payload), from < 0 ? null : from, BinaryPrimitives.ReadInt64BigEndian(payload[(2 * sizeof(long))..]));
    }

    /// <exception cref="ServiceException">It is too old.</exception>
    public void CheckAge(long now)
    {
        if (now - IssuedAt <= Lifetime) return;
        throw new ServiceException(
            "ExpiredIteratorException",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Iterator expired. The iterator was created at time {DateTimeOffset.FromUnixTimeMilliseconds(IssuedAt):ddd MMM dd HH:mm:ss 'UTC' yyyy} and is good for 15 minutes."));
    }
}
