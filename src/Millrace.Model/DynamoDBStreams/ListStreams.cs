using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.Model.DynamoDBStreams;

/// <summary>ListStreams: lists the streams of the account's tables, or of one table.</summary>
/// <remarks>Errors: ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBStreamsApi), "ListStreams", Resource = "*", ReadOnly = true)]
public sealed partial record ListStreamsRequest : IRequest<ListStreamsResponse>
{
    /// <summary>The table whose streams are meant.</summary>
    [Shape(typeof(TableName))]
    public string? TableName { get; init; }

    /// <summary>The most streams to return, 100 at most.</summary>
    [Shape(typeof(PositiveIntegerObject))]
    public int? Limit { get; init; }

    /// <summary>Where to go on: the last answer's <c>LastEvaluatedStreamArn</c>.</summary>
    [Shape(typeof(StreamArn))]
    public string? ExclusiveStartStreamArn { get; init; }
}

/// <summary>The answer of ListStreams.</summary>
[Structure]
public sealed partial record ListStreamsResponse
{
    /// <summary>The streams.</summary>
    public IReadOnlyList<Stream>? Streams { get; init; }

    /// <summary>The last stream of the page; nothing on the last page.</summary>
    [Shape(typeof(StreamArn))]
    public string? LastEvaluatedStreamArn { get; init; }
}
