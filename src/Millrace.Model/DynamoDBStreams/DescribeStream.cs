using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.Model.DynamoDBStreams;

/// <summary>DescribeStream: describes a stream and lists its shards.</summary>
/// <remarks>Errors: ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBStreamsApi), "DescribeStream", Resource = "stream", ReadOnly = true)]
public sealed partial record DescribeStreamRequest : IRequest<DescribeStreamResponse>
{
    /// <summary>The stream's ARN.</summary>
    [Shape(typeof(StreamArn))]
    public required string StreamArn { get; init; }

    /// <summary>The most shards to return, 100 at most.</summary>
    [Shape(typeof(PositiveIntegerObject))]
    public int? Limit { get; init; }

    /// <summary>Where to go on: the last answer's <c>LastEvaluatedShardId</c>.</summary>
    [Shape(typeof(ShardId))]
    public string? ExclusiveStartShardId { get; init; }

    /// <summary>Which shards are meant.</summary>
    public ShardFilter? ShardFilter { get; init; }
}

/// <summary>The answer of DescribeStream.</summary>
[Structure]
public sealed partial record DescribeStreamResponse
{
    /// <summary>The stream.</summary>
    public StreamDescription? StreamDescription { get; init; }
}
