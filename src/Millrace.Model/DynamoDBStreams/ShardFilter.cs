using Millrace.Wire;

namespace Millrace.Model.DynamoDBStreams;

/// <summary>Which shards are meant.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.ShardFilter")]
public sealed partial record ShardFilter
{
    /// <summary>How to choose; one of <see cref="ShardFilterType"/>.</summary>
    [Shape(typeof(ShardFilterType))]
    public string? Type { get; init; }

    /// <summary>The shard whose children are meant.</summary>
    [Shape(typeof(ShardId))]
    public string? ShardId { get; init; }
}
