using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>ExecuteStatement: executes a PartiQL statement.</summary>
/// <remarks>Errors: ConditionalCheckFailedException, ProvisionedThroughputExceededException, ResourceNotFoundException, ItemCollectionSizeLimitExceededException, TransactionConflictException, RequestLimitExceeded, DuplicateItemException, ThrottlingException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "ExecuteStatement", Resource = "table")]
public sealed partial record ExecuteStatementRequest : IRequest<ExecuteStatementResponse>
{
    /// <summary>The statement, 1 to 8192 characters.</summary>
    [Shape(typeof(PartiQLStatement))]
    public required string Statement { get; init; }

    /// <summary>What the statement's question marks stand for, in their order.</summary>
    [Shape(typeof(PreparedStatementParameters))]
    public IReadOnlyList<AttributeValue>? Parameters { get; init; }

    /// <summary>Whether the read sees every write that was acknowledged before.</summary>
    public bool? ConsistentRead { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    [Shape(typeof(PartiQLNextToken))]
    public string? NextToken { get; init; }

    /// <summary>Whether to tell the capacity used; one of <see cref="ReturnConsumedCapacity"/>.</summary>
    [Shape(typeof(ReturnConsumedCapacity))]
    public string? ReturnConsumedCapacity { get; init; }

    /// <summary>The most items to read, or names to list.</summary>
    [Shape(typeof(PositiveIntegerObject))]
    public int? Limit { get; init; }

    /// <summary>Whether to return the item when the condition fails; one of <see cref="ReturnValuesOnConditionCheckFailure"/>.</summary>
    [Shape(typeof(ReturnValuesOnConditionCheckFailure))]
    public string? ReturnValuesOnConditionCheckFailure { get; init; }
}

/// <summary>The answer of ExecuteStatement.</summary>
[Structure]
public sealed partial record ExecuteStatementResponse
{
    /// <summary>The items.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, AttributeValue>>? Items { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    [Shape(typeof(PartiQLNextToken))]
    public string? NextToken { get; init; }

    /// <summary>The capacity that the call used, when it was asked for.</summary>
    public ConsumedCapacity? ConsumedCapacity { get; init; }

    /// <summary>Where the next page begins; nothing when this was the last.</summary>
    [EntryShape(typeof(AttributeName))]
    public IReadOnlyDictionary<string, AttributeValue>? LastEvaluatedKey { get; init; }
}
