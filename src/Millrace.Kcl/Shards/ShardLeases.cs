using System.Globalization;
using System.Numerics;
using Millrace.Kcl.Leases;
using Millrace.Model.Kinesis;

namespace Millrace.Kcl.Shards;

/// <summary>New leases of shards, with the keys that the Java KCL gives them (facts/kcl.md 7, multi-stream).</summary>
internal static class ShardLeases
{
    /// <summary>The key of a shard's lease: its id, or <c>ACCOUNT:STREAM:EPOCH:SHARD</c> among several streams.</summary>
    public static string Key(StreamIdentifier? stream, string shardId) => stream is { IsMultiStream: true } ? $"{stream}:{shardId}" : shardId;

    /// <summary>The lease of a listed shard.</summary>
    public static Lease Create(StreamIdentifier stream, Shard shard, ExtendedSequenceNumber checkpoint) =>
        Create(stream, shard.ShardId, Parents(shard), shard.HashKeyRange, checkpoint);

    /// <summary>The lease of a shard that follows one that ended.</summary>
    public static Lease Create(StreamIdentifier stream, ChildShard shard) =>
        Create(stream, shard.ShardId, shard.ParentShards, shard.HashKeyRange, ExtendedSequenceNumber.TrimHorizon);

    /// <summary>The ids of a shard's parents: none, one after a split, two after a merge.</summary>
    public static IReadOnlyList<string> Parents(Shard shard) => (shard.ParentShardId, shard.AdjacentParentShardId) switch
    {
        (null, null) => [],
        ({ } parent, null) => [parent],
        (null, { } adjacent) => [adjacent],
        ({ } parent, { } adjacent) => parent == adjacent ? [parent] : [parent, adjacent],
    };

    /// <summary>Whether a shard takes no more records.</summary>
    public static bool IsClosed(Shard shard) => shard.SequenceNumberRange.EndingSequenceNumber is not null;

    /// <summary>Shards in the order in which they came to be, in which their leases are created.</summary>
    public static IEnumerable<Shard> InOrder(IEnumerable<Shard> shards) => shards
        .OrderBy(static shard => BigInteger.Parse(shard.SequenceNumberRange.StartingSequenceNumber, NumberStyles.None, CultureInfo.InvariantCulture))
        .ThenBy(static shard => shard.ShardId, StringComparer.Ordinal);

    private static Lease Create(
        StreamIdentifier stream, string shardId, IReadOnlyList<string> parents, HashKeyRange range, ExtendedSequenceNumber checkpoint) => new()
        {
            LeaseKey = Key(stream, shardId),
            ShardId = shardId,
            Stream = stream.IsMultiStream ? stream : null,
            Checkpoint = checkpoint,
            ParentShardIds = parents,
            HashRange = HashRange.From(range),
        };
}
