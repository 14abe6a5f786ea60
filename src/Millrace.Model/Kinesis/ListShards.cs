using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>ListShards: the shards of a stream, filtered, a page at a time. 1000 calls a second per stream.</summary>
/// <remarks>
/// Errors: ResourceNotFoundException, ResourceInUseException, LimitExceededException, InvalidArgumentException,
/// ExpiredNextTokenException (a token lives 300 seconds).
/// </remarks>
[Structure]
[Operation(typeof(KinesisApi), "ListShards", Resource = "stream", ReadOnly = true)]
public sealed partial record ListShardsRequest : IRequest<ListShardsResponse>, IStreamRequest
{
    /// <summary>The most shards to return, 1 to 10000; 1000 by default, and never more than 1000 come.</summary>
    [Shape(typeof(ListShardsInputLimit))]
    public int? MaxResults { get; init; }

    /// <summary>Return the shards after this id.</summary>
    [Shape(typeof(ShardId))]
    public string? ExclusiveStartShardId { get; init; }

    /// <inheritdoc/>
    [Shape(typeof(StreamName))]
    public string? StreamName { get; init; }

    /// <summary>Go on where an earlier answer ended; excludes the stream's name, its creation time and the start id.</summary>
    [Shape(typeof(NextToken))]
    public string? NextToken { get; init; }

    /// <summary>When the stream was made, to tell it from an earlier stream of its name.</summary>
    public DateTimeOffset? StreamCreationTimestamp { get; init; }

    /// <summary>Which shards.</summary>
    public ShardFilter? ShardFilter { get; init; }

    /// <inheritdoc/>
    [Shape(typeof(StreamARN))]
    public string? StreamARN { get; init; }

    /// <inheritdoc/>
    [Shape(typeof(StreamId))]
    public string? StreamId { get; init; }
}

/// <summary>Which shards ListShards returns.</summary>
[Structure]
public sealed partial record ShardFilter
{
    /// <summary>One of <see cref="ShardFilterType"/>.</summary>
    [Shape(typeof(ShardFilterType))]
    public required string Type { get; init; }

    /// <summary>The id for <see cref="ShardFilterType.AfterShardId"/>.</summary>
    [Shape(typeof(ShardId))]
    public string? ShardId { get; init; }

    /// <summary>The instant for <see cref="ShardFilterType.AtTimestamp"/> and <see cref="ShardFilterType.FromTimestamp"/>.</summary>
    public DateTimeOffset? Timestamp { get; init; }
}

/// <summary>The answer of ListShards.</summary>
[Structure]
public sealed partial record ListShardsResponse
{
    /// <summary>The shards in ascending order of their ids.</summary>
    public IReadOnlyList<Shard>? Shards { get; init; }

    /// <summary>The token for the rest, when there are more; it lives 300 seconds.</summary>
    [Shape(typeof(NextToken))]
    public string? NextToken { get; init; }
}
