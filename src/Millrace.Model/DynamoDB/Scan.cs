using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Scan: reads every item of a table or an index.</summary>
/// <remarks>Errors: ProvisionedThroughputExceededException, ResourceNotFoundException, RequestLimitExceeded, ThrottlingException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "Scan", Resource = "table", ReadOnly = true)]
public sealed partial record ScanRequest : IRequest<ScanResponse>
{
    /// <summary>The table's name or ARN.</summary>
    [Shape(typeof(TableArn))]
    public required string TableName { get; init; }

    /// <summary>The index's name, 3 to 255 characters of <c>[a-zA-Z0-9_.-]</c>.</summary>
    [Shape(typeof(IndexName))]
    public string? IndexName { get; init; }

    /// <summary>Legacy: the attributes to return.</summary>
    [Shape(typeof(AttributeNameList))]
    [ElementShape(typeof(AttributeName))]
    public IReadOnlyList<string>? AttributesToGet { get; init; }

    /// <summary>The most items to read, or names to list.</summary>
    [Shape(typeof(PositiveIntegerObject))]
    public int? Limit { get; init; }

    /// <summary>Which attributes are returned, or that items are only counted; one of <see cref="Select"/>.</summary>
    [Shape(typeof(Select))]
    public string? Select { get; init; }

    /// <summary>Legacy: which of the items that were read are returned.</summary>
    [EntryShape(typeof(AttributeName))]
    public IReadOnlyDictionary<string, Condition>? ScanFilter { get; init; }

    /// <summary>Legacy: how conditions are joined; one of <see cref="ConditionalOperator"/>. AND when left out.</summary>
    [Shape(typeof(ConditionalOperator))]
    public string? ConditionalOperator { get; init; }

    /// <summary>Where to go on: the last answer's <c>LastEvaluatedKey</c>.</summary>
    [EntryShape(typeof(AttributeName))]
    public IReadOnlyDictionary<string, AttributeValue>? ExclusiveStartKey { get; init; }

    /// <summary>Whether to tell the capacity used; one of <see cref="ReturnConsumedCapacity"/>.</summary>
    [Shape(typeof(ReturnConsumedCapacity))]
    public string? ReturnConsumedCapacity { get; init; }

    /// <summary>How many parts the table is read in, 1 to 1000000.</summary>
    [Shape(typeof(ScanTotalSegments))]
    public int? TotalSegments { get; init; }

    /// <summary>Which part of the table, from 0.</summary>
    [Shape(typeof(ScanSegment))]
    public int? Segment { get; init; }

    /// <summary>Which parts of the items are returned.</summary>
    public string? ProjectionExpression { get; init; }

    /// <summary>Which of the items that were read are returned.</summary>
    public string? FilterExpression { get; init; }

    /// <summary>What the expressions' names, such as <c>#n</c>, stand for.</summary>
    [EntryShape(typeof(ExpressionAttributeNameVariable), typeof(AttributeName))]
    public IReadOnlyDictionary<string, string>? ExpressionAttributeNames { get; init; }

    /// <summary>What the expressions' values, such as <c>:v</c>, stand for.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? ExpressionAttributeValues { get; init; }

    /// <summary>Whether the read sees every write that was acknowledged before.</summary>
    public bool? ConsistentRead { get; init; }
}

/// <summary>The answer of Scan.</summary>
[Structure]
public sealed partial record ScanResponse
{
    /// <summary>The items.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, AttributeValue>>? Items { get; init; }

    /// <summary>How many items are returned.</summary>
    public int? Count { get; init; }

    /// <summary>How many items were read, before the filter.</summary>
    public int? ScannedCount { get; init; }

    /// <summary>Where the next page begins; nothing when this was the last.</summary>
    [EntryShape(typeof(AttributeName))]
    public IReadOnlyDictionary<string, AttributeValue>? LastEvaluatedKey { get; init; }

    /// <summary>The capacity that the call used, when it was asked for.</summary>
    public ConsumedCapacity? ConsumedCapacity { get; init; }
}
