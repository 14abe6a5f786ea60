using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>A shard: a range of hash keys and of sequence numbers.</summary>
[Structure]
public sealed partial record Shard
{
    /// <summary>The id, <c>shardId-</c> and twelve digits.</summary>
    [Shape(typeof(ShardId))]
    public required string ShardId { get; init; }

    /// <summary>The shard that was split or merged into this one.</summary>
    [Shape(typeof(ShardId))]
    public string? ParentShardId { get; init; }

    /// <summary>The other parent of a merge.</summary>
    [Shape(typeof(ShardId))]
    public string? AdjacentParentShardId { get; init; }

    /// <summary>The hash keys that the shard takes.</summary>
    public required HashKeyRange HashKeyRange { get; init; }

    /// <summary>The sequence numbers that the shard holds.</summary>
    public required SequenceNumberRange SequenceNumberRange { get; init; }
}

/// <summary>A range of hash keys, both ends included.</summary>
[Structure]
public sealed partial record HashKeyRange
{
    /// <summary>The lowest hash key, decimal.</summary>
    [Shape(typeof(HashKey))]
    public required string StartingHashKey { get; init; }

    /// <summary>The highest hash key, decimal.</summary>
    [Shape(typeof(HashKey))]
    public required string EndingHashKey { get; init; }
}

/// <summary>A range of sequence numbers; without an end while the shard is open.</summary>
[Structure]
public sealed partial record SequenceNumberRange
{
    /// <summary>Where the shard starts; no record has this number.</summary>
    [Shape(typeof(SequenceNumber))]
    public required string StartingSequenceNumber { get; init; }

    /// <summary>Where a closed shard ends.</summary>
    [Shape(typeof(SequenceNumber))]
    public string? EndingSequenceNumber { get; init; }
}
