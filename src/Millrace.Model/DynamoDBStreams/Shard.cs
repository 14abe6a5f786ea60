using Millrace.Wire;

namespace Millrace.Model.DynamoDBStreams;

/// <summary>A shard.</summary>
[Structure]
public sealed partial record Shard
{
    /// <summary>The shard's id.</summary>
    [Shape(typeof(ShardId))]
    public string? ShardId { get; init; }

    /// <summary>Where the shard begins and ends.</summary>
    public SequenceNumberRange? SequenceNumberRange { get; init; }

    /// <summary>The shard that it came after.</summary>
    [Shape(typeof(ShardId))]
    public string? ParentShardId { get; init; }
}
