using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>PutItem: writes an item in place of the one with the same key.</summary>
/// <remarks>Errors: ConditionalCheckFailedException, ProvisionedThroughputExceededException, ResourceNotFoundException, ItemCollectionSizeLimitExceededException, TransactionConflictException, RequestLimitExceeded, ThrottlingException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "PutItem", Resource = "table")]
public sealed partial record PutItemRequest : IRequest<PutItemResponse>
{
    /// <summary>The table's name or ARN.</summary>
    [Shape(typeof(TableArn))]
    public required string TableName { get; init; }

    /// <summary>The item.</summary>
    [EntryShape(typeof(AttributeName))]
    public required IReadOnlyDictionary<string, AttributeValue> Item { get; init; }

    /// <summary>Legacy: what must hold of each attribute.</summary>
    [EntryShape(typeof(AttributeName))]
    public IReadOnlyDictionary<string, ExpectedAttributeValue>? Expected { get; init; }

    /// <summary>Which attributes to return; one of <see cref="ReturnValue"/>.</summary>
    [Shape(typeof(ReturnValue))]
    public string? ReturnValues { get; init; }

    /// <summary>Whether to tell the capacity used; one of <see cref="ReturnConsumedCapacity"/>.</summary>
    [Shape(typeof(ReturnConsumedCapacity))]
    public string? ReturnConsumedCapacity { get; init; }

    /// <summary>Whether to tell the size of the item collection; one of <see cref="ReturnItemCollectionMetrics"/>.</summary>
    [Shape(typeof(ReturnItemCollectionMetrics))]
    public string? ReturnItemCollectionMetrics { get; init; }

    /// <summary>Legacy: how conditions are joined; one of <see cref="ConditionalOperator"/>. AND when left out.</summary>
    [Shape(typeof(ConditionalOperator))]
    public string? ConditionalOperator { get; init; }

    /// <summary>What must hold of the item.</summary>
    public string? ConditionExpression { get; init; }

    /// <summary>What the expressions' names, such as <c>#n</c>, stand for.</summary>
    [EntryShape(typeof(ExpressionAttributeNameVariable), typeof(AttributeName))]
    public IReadOnlyDictionary<string, string>? ExpressionAttributeNames { get; init; }

    /// <summary>What the expressions' values, such as <c>:v</c>, stand for.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? ExpressionAttributeValues { get; init; }

    /// <summary>Whether to return the item when the condition fails; one of <see cref="ReturnValuesOnConditionCheckFailure"/>.</summary>
    [Shape(typeof(ReturnValuesOnConditionCheckFailure))]
    public string? ReturnValuesOnConditionCheckFailure { get; init; }
}

/// <summary>The answer of PutItem.</summary>
[Structure]
public sealed partial record PutItemResponse
{
    /// <summary>The attributes that <c>ReturnValues</c> asked for.</summary>
    [EntryShape(typeof(AttributeName))]
    public IReadOnlyDictionary<string, AttributeValue>? Attributes { get; init; }

    /// <summary>The capacity that the call used, when it was asked for.</summary>
    public ConsumedCapacity? ConsumedCapacity { get; init; }

    /// <summary>The size of the item collection that was written to, when it was asked for.</summary>
    public ItemCollectionMetrics? ItemCollectionMetrics { get; init; }
}
