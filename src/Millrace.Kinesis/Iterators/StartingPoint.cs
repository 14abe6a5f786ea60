using Millrace.Kinesis.Shards;
using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Storage.Logs;
using Millrace.Wire;

namespace Millrace.Kinesis.Iterators;

/// <summary>Where a request wants to begin to read a shard (facts/kinesis.md 4.5).</summary>
/// <param name="Operation">The operation, for the texts.</param>
/// <param name="Type">One of <see cref="ShardIteratorType"/>.</param>
/// <param name="SequenceNumber">The number that was sent.</param>
/// <param name="Timestamp">The instant that was sent.</param>
internal sealed record StartingPoint(string Operation, string Type, string? SequenceNumber, DateTimeOffset? Timestamp)
{
    /// <summary>The position.</summary>
    /// <exception cref="ServiceException">The request does not say one, or says one of another shard.</exception>
    public ValueTask<long> FindAsync(StreamKey key, ShardState shard, IRecordLog log, long now, CancellationToken cancellationToken)
    {
        var takesNumber = Type is ShardIteratorType.AtSequenceNumber or ShardIteratorType.AfterSequenceNumber;
        if (SequenceNumber is { } number)
        {
            if (!takesNumber) throw Mismatch("and also a");
            var start = Parse(number, key, shard);
            return SeekAsync(log, shard, start, Type == ShardIteratorType.AfterSequenceNumber, cancellationToken);
        }

        if (takesNumber) throw Mismatch("and no");

        switch (Type)
        {
            case ShardIteratorType.AtTimestamp:
                if (Timestamp is not { } timestamp)
                {
                    throw KinesisErrors.InvalidArgument(
                        "Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. Current request has no timestamp parameter.");
                }

                var milliseconds = timestamp.ToUnixTimeMilliseconds();
                if (milliseconds > now)
                {
                    throw KinesisErrors.InvalidArgument(
                        "The timestampInMillis parameter cannot be greater than the currentTimestampInMillis. "
                        + $"timestampInMillis: {milliseconds}, currentTimestampInMillis: {now}");
                }

                return log.FindAsync(milliseconds, cancellationToken);

            case ShardIteratorType.Latest:
                return ValueTask.FromResult(log.NextPosition);

            default:
                return ValueTask.FromResult(0L);
        }
    }

    private Records.SequenceNumber Parse(string text, StreamKey key, ShardState shard)
    {
        if (!Records.SequenceNumber.TryParse(text, out var number)) throw Invalid("is invalid.");

        if (number.ShardIndex != shard.Index)
        {
            throw KinesisErrors.InvalidArgument(
                $"Invalid StartingSequenceNumber. It encodes {ShardName.Format(number.ShardIndex)}, "
                + $"while it was used in a call to a shard with {shard.Id}");
        }

        // AWS fails with a 500 here, which SDKs send again in vain (facts/kinesis.md 3); a number that cannot be is the caller's fault.
        if (number.Version == 0) throw Invalid("is invalid.");

        if (number.Version != 2 || number.CreationSecond != shard.CreationSecond)
            throw Invalid("is invalid because it did not come from this stream.");

        return number;

        ServiceException Invalid(string why) => KinesisErrors.InvalidArgument(
            $"StartingSequenceNumber {text} used in {Operation} on shard {shard.Id} in stream {key.Name} under account {key.AccountId} {why}");
    }

    // The number need not be a record's: of those with its index the other fields decide which comes first.
    private static async ValueTask<long> SeekAsync(
        IRecordLog log, ShardState shard, Records.SequenceNumber number, bool after, CancellationToken cancellationToken)
    {
        if (number.Index == long.MaxValue) return number.Index;

        try
        {
            using var page = await log.ReadAsync(number.Index, notBefore: 0, maxRecords: 1, maxBytes: 1, cancellationToken);
            if (page.Records is [var record] && record.Position == number.Index)
            {
                var order = shard.SequenceNumberAt(record.Position, record.Arrival / 1000).CompareTo(number);
                return order > 0 || (order == 0 && !after) ? number.Index : number.Index + 1;
            }
        }
        catch (RecordLogException fault) when (fault.Damage is not null)
        {
            // A record that cannot be read any more has its place all the same: this is how a reader passes it.
        }

        return after ? number.Index + 1 : number.Index;
    }

    private ServiceException Mismatch(string what) => KinesisErrors.InvalidArgument(
        "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or "
        + "(2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. "
        + $"Request specified {Type} {what} StartingSequenceNumber.");
}
