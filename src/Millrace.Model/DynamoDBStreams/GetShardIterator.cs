using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.Model.DynamoDBStreams;

/// <summary>GetShardIterator: makes an iterator, which is a place in a shard to read from.</summary>
/// <remarks>Errors: ResourceNotFoundException, TrimmedDataAccessException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBStreamsApi), "GetShardIterator", Resource = "stream", ReadOnly = true)]
public sealed partial record GetShardIteratorRequest : IRequest<GetShardIteratorResponse>
{
    /// <summary>The stream's ARN.</summary>
    [Shape(typeof(StreamArn))]
    public required string StreamArn { get; init; }

    /// <summary>The shard.</summary>
    [Shape(typeof(ShardId))]
    public required string ShardId { get; init; }

    /// <summary>Where to begin; one of <see cref="ShardIteratorType"/>.</summary>
    [Shape(typeof(ShardIteratorType))]
    public required string ShardIteratorType { get; init; }

    /// <summary>The record to begin at or after.</summary>
    [Shape(typeof(SequenceNumber))]
    public string? SequenceNumber { get; init; }
}

/// <summary>The answer of GetShardIterator.</summary>
[Structure]
public sealed partial record GetShardIteratorResponse
{
    /// <summary>The iterator, good for 15 minutes.</summary>
    [Shape(typeof(ShardIterator))]
    public string? ShardIterator { get; init; }
}
