using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>TransactGetItems: reads up to 100 items of several tables at one moment.</summary>
/// <remarks>Errors: ResourceNotFoundException, TransactionCanceledException, ProvisionedThroughputExceededException, RequestLimitExceeded, ThrottlingException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "TransactGetItems", Resource = "table", ReadOnly = true)]
public sealed partial record TransactGetItemsRequest : IRequest<TransactGetItemsResponse>
{
    /// <summary>The actions, 1 to 100, on items that differ.</summary>
    [Shape(typeof(TransactGetItemList))]
    public required IReadOnlyList<TransactGetItem> TransactItems { get; init; }

    /// <summary>Whether to tell the capacity used; one of <see cref="ReturnConsumedCapacity"/>.</summary>
    [Shape(typeof(ReturnConsumedCapacity))]
    public string? ReturnConsumedCapacity { get; init; }
}

/// <summary>The answer of TransactGetItems.</summary>
[Structure]
public sealed partial record TransactGetItemsResponse
{
    /// <summary>The capacity that the call used, when it was asked for.</summary>
    public IReadOnlyList<ConsumedCapacity>? ConsumedCapacity { get; init; }

    /// <summary>The items that were found.</summary>
    [Shape(typeof(ItemResponseList))]
    public IReadOnlyList<ItemResponse>? Responses { get; init; }
}
