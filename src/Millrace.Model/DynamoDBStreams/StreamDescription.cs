using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.Model.DynamoDBStreams;

/// <summary>A stream.</summary>
[Structure]
public sealed partial record StreamDescription
{
    /// <summary>The stream's ARN.</summary>
    [Shape(typeof(StreamArn))]
    public string? StreamArn { get; init; }

    /// <summary>The moment that tells a table's streams apart.</summary>
    public string? StreamLabel { get; init; }

    /// <summary>One of <see cref="DynamoDBStreams.StreamStatus"/>.</summary>
    [Shape(typeof(StreamStatus))]
    public string? StreamStatus { get; init; }

    /// <summary>Which images records hold; one of <see cref="DynamoDB.StreamViewType"/>.</summary>
    [Shape(typeof(StreamViewType))]
    public string? StreamViewType { get; init; }

    /// <summary>When the stream was asked for.</summary>
    public DateTimeOffset? CreationRequestDateTime { get; init; }

    /// <summary>The table.</summary>
    [Shape(typeof(TableName))]
    public string? TableName { get; init; }

    /// <summary>The key of the table.</summary>
    [Shape(typeof(KeySchema))]
    public IReadOnlyList<KeySchemaElement>? KeySchema { get; init; }

    /// <summary>The shards, oldest first.</summary>
    public IReadOnlyList<Shard>? Shards { get; init; }

    /// <summary>The last shard of the page; nothing on the last page.</summary>
    [Shape(typeof(ShardId))]
    public string? LastEvaluatedShardId { get; init; }
}
