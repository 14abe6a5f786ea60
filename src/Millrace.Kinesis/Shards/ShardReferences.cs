using Millrace.Kinesis.Streams;
using Millrace.Wire;

namespace Millrace.Kinesis.Shards;

/// <summary>Which shard a request is about.</summary>
internal static class ShardReferences
{
    /// <summary>The index in a shard id as it was sent.</summary>
    public static int Parse(string shardId, StreamKey key) => ShardName.TryParse(shardId, out var index)
        ? index
        : throw KinesisErrors.ResourceNotFound($"Could not find shard {shardId} in stream {key.Name} under account {key.AccountId}.");

    /// <summary>The error for a shard, or its stream, that is not there to be read.</summary>
    public static ServiceException DoesNotExist(int index, StreamKey key) => KinesisErrors.ResourceNotFound(
        $"Shard {ShardName.Format(index)} in stream {key.Name} under account {key.AccountId} does not exist");
}
