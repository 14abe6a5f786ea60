using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.Model.DynamoDBStreams;

/// <summary>GetRecords: reads records of a shard.</summary>
/// <remarks>Errors: ResourceNotFoundException, LimitExceededException, ExpiredIteratorException, TrimmedDataAccessException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBStreamsApi), "GetRecords", Resource = "stream", ReadOnly = true)]
public sealed partial record GetRecordsRequest : IRequest<GetRecordsResponse>
{
    /// <summary>Where to read from.</summary>
    [Shape(typeof(ShardIterator))]
    public required string ShardIterator { get; init; }

    /// <summary>The most records to return, 1000 at most.</summary>
    [Shape(typeof(PositiveIntegerObject))]
    public int? Limit { get; init; }
}

/// <summary>The answer of GetRecords.</summary>
[Structure]
public sealed partial record GetRecordsResponse
{
    /// <summary>The records, oldest first.</summary>
    public IReadOnlyList<Record>? Records { get; init; }

    /// <summary>Where to go on; nothing at the end of a closed shard.</summary>
    [Shape(typeof(ShardIterator))]
    public string? NextShardIterator { get; init; }
}
