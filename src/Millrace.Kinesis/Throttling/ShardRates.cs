using Millrace.Kinesis.Shards;
using Millrace.Kinesis.Streams;
using Millrace.Wire;

namespace Millrace.Kinesis.Throttling;

/// <summary>The errors of a shard of which too much was asked (facts/kinesis.md 3).</summary>
internal static class ShardRates
{
    /// <summary>The code, of a call as of a record.</summary>
    public const string Code = "ProvisionedThroughputExceededException";

    /// <summary>The error for a write, or an iterator.</summary>
    public static ServiceException Exceeded(StreamKey key, ShardState shard) => new(Code, Text(key, shard));

    /// <summary>The error for a read, for which AWS has other words.</summary>
    public static ServiceException ReadExceeded(StreamKey key, ShardState shard) =>
        new(Code, $"Rate exceeded for Shard - {key.AccountId}/{key.Name}/{shard.Id}");

    /// <summary>The text for a write.</summary>
    public static string Text(StreamKey key, ShardState shard) =>
        $"Rate exceeded for shard {shard.Id} in stream {key.Name} under account {key.AccountId}.";
}
