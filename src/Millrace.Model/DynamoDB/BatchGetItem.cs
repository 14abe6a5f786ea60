using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>BatchGetItem: reads up to 100 items of several tables.</summary>
/// <remarks>Errors: ProvisionedThroughputExceededException, ResourceNotFoundException, RequestLimitExceeded, ThrottlingException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "BatchGetItem", Resource = "table", ReadOnly = true)]
public sealed partial record BatchGetItemRequest : IRequest<BatchGetItemResponse>
{
    /// <summary>What to do, by table.</summary>
    [EntryShape(typeof(TableArn))]
    public required IReadOnlyDictionary<string, KeysAndAttributes> RequestItems { get; init; }

    /// <summary>Whether to tell the capacity used; one of <see cref="ReturnConsumedCapacity"/>.</summary>
    [Shape(typeof(ReturnConsumedCapacity))]
    public string? ReturnConsumedCapacity { get; init; }
}

/// <summary>The answer of BatchGetItem.</summary>
[Structure]
public sealed partial record BatchGetItemResponse
{
    /// <summary>The items that were found.</summary>
    [EntryShape(typeof(TableArn))]
    public IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, AttributeValue>>>? Responses { get; init; }

    /// <summary>What was not read, to be sent again; empty when all was.</summary>
    [Shape(typeof(BatchGetRequestMap))]
    [EntryShape(typeof(TableArn))]
    public IReadOnlyDictionary<string, KeysAndAttributes>? UnprocessedKeys { get; init; }

    /// <summary>The capacity that the call used, when it was asked for.</summary>
    public IReadOnlyList<ConsumedCapacity>? ConsumedCapacity { get; init; }
}
