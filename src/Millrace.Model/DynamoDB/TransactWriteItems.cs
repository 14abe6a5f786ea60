using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>TransactWriteItems: makes up to 100 changes of several tables, all or none.</summary>
/// <remarks>Errors: ResourceNotFoundException, TransactionCanceledException, TransactionInProgressException, IdempotentParameterMismatchException, ProvisionedThroughputExceededException, RequestLimitExceeded, ThrottlingException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "TransactWriteItems", Resource = "table")]
public sealed partial record TransactWriteItemsRequest : IRequest<TransactWriteItemsResponse>
{
    /// <summary>The actions, 1 to 100, on items that differ.</summary>
    [Shape(typeof(TransactWriteItemList))]
    public required IReadOnlyList<TransactWriteItem> TransactItems { get; init; }

    /// <summary>Whether to tell the capacity used; one of <see cref="ReturnConsumedCapacity"/>.</summary>
    [Shape(typeof(ReturnConsumedCapacity))]
    public string? ReturnConsumedCapacity { get; init; }

    /// <summary>Whether to tell the size of the item collection; one of <see cref="ReturnItemCollectionMetrics"/>.</summary>
    [Shape(typeof(ReturnItemCollectionMetrics))]
    public string? ReturnItemCollectionMetrics { get; init; }

    /// <summary>Makes the call idempotent for ten minutes, 1 to 36 characters.</summary>
    [Shape(typeof(ClientRequestToken))]
    public string? ClientRequestToken { get; init; }
}

/// <summary>The answer of TransactWriteItems.</summary>
[Structure]
public sealed partial record TransactWriteItemsResponse
{
    /// <summary>The capacity that the call used, when it was asked for.</summary>
    public IReadOnlyList<ConsumedCapacity>? ConsumedCapacity { get; init; }

    /// <summary>The size of the item collection that was written to, when it was asked for.</summary>
    [EntryShape(typeof(TableArn))]
    public IReadOnlyDictionary<string, IReadOnlyList<ItemCollectionMetrics>>? ItemCollectionMetrics { get; init; }
}
