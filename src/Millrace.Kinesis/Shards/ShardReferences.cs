using Millrace.Kinesis.Streams;
using Millrace.Wire;

namespace Millrace.Kinesis.Shards;

/// <summary>Which shard a request is about.</summary>
internal static class ShardReferences
{
    /// <summary>The index in a shard id as it was sent.</summary>
    public static int Parse(string shardId, StreamKey key) =>
        ShardName.TryParse(shardId, out var index) ? index : throw CouldNotFind(shardId, key);

    /// <summary>A shard that is to be split or merged, open or closed.</summary>
    public static ShardState Find(DataStream stream, int index, long now) =>
        stream.State.FindShardAt(now, index) ?? throw CouldNotFind(ShardName.Format(index), stream.Key);

    /// <summary>Checks that a shard has not been split or merged before.</summary>
    public static void CheckOpen(ShardState shard, StreamKey key)
    {
        if (!shard.IsOpen)
        {
            throw KinesisErrors.InvalidArgument(
                $"Shard {shard.Id} in stream {key.Name} under account {key.AccountId} "
                + "has already been merged or split, and thus is not eligible for merging or splitting.");
        }
    }

    /// <summary>The error for a shard, or its stream, that is not there to be read.</summary>
    public static ServiceException DoesNotExist(int index, StreamKey key) => KinesisErrors.ResourceNotFound(
        $"Shard {ShardName.Format(index)} in stream {key.Name} under account {key.AccountId} does not exist");

    private static ServiceException CouldNotFind(string shardId, StreamKey key) =>
        KinesisErrors.ResourceNotFound($"Could not find shard {shardId} in stream {key.Name} under account {key.AccountId}.");
}
