using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>GetItem: reads an item by its key.</summary>
/// <remarks>Errors: ProvisionedThroughputExceededException, ResourceNotFoundException, RequestLimitExceeded, ThrottlingException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "GetItem", Resource = "table", ReadOnly = true)]
public sealed partial record GetItemRequest : IRequest<GetItemResponse>
{
    /// <summary>The table's name or ARN.</summary>
    [Shape(typeof(TableArn))]
    public required string TableName { get; init; }

    /// <summary>The key.</summary>
    [EntryShape(typeof(AttributeName))]
    public required IReadOnlyDictionary<string, AttributeValue> Key { get; init; }

    /// <summary>Legacy: the attributes to return.</summary>
    [Shape(typeof(AttributeNameList))]
    [ElementShape(typeof(AttributeName))]
    public IReadOnlyList<string>? AttributesToGet { get; init; }

    /// <summary>Whether the read sees every write that was acknowledged before.</summary>
    public bool? ConsistentRead { get; init; }

    /// <summary>Whether to tell the capacity used; one of <see cref="ReturnConsumedCapacity"/>.</summary>
    [Shape(typeof(ReturnConsumedCapacity))]
    public string? ReturnConsumedCapacity { get; init; }

    /// <summary>Which parts of the items are returned.</summary>
    public string? ProjectionExpression { get; init; }

    /// <summary>What the expressions' names, such as <c>#n</c>, stand for.</summary>
    [EntryShape(typeof(ExpressionAttributeNameVariable), typeof(AttributeName))]
    public IReadOnlyDictionary<string, string>? ExpressionAttributeNames { get; init; }
}

/// <summary>The answer of GetItem.</summary>
[Structure]
public sealed partial record GetItemResponse
{
    /// <summary>The item.</summary>
    [EntryShape(typeof(AttributeName))]
    public IReadOnlyDictionary<string, AttributeValue>? Item { get; init; }

    /// <summary>The capacity that the call used, when it was asked for.</summary>
    public ConsumedCapacity? ConsumedCapacity { get; init; }
}
