using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>BatchWriteItem: writes and deletes up to 25 items of several tables, each by itself.</summary>
/// <remarks>Errors: ProvisionedThroughputExceededException, ResourceNotFoundException, ItemCollectionSizeLimitExceededException, RequestLimitExceeded, ThrottlingException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "BatchWriteItem", Resource = "table")]
public sealed partial record BatchWriteItemRequest : IRequest<BatchWriteItemResponse>
{
    /// <summary>What to do, by table.</summary>
    [EntryShape(typeof(TableArn), typeof(WriteRequests))]
    public required IReadOnlyDictionary<string, IReadOnlyList<WriteRequest>> RequestItems { get; init; }

    /// <summary>Whether to tell the capacity used; one of <see cref="ReturnConsumedCapacity"/>.</summary>
    [Shape(typeof(ReturnConsumedCapacity))]
    public string? ReturnConsumedCapacity { get; init; }

    /// <summary>Whether to tell the size of the item collection; one of <see cref="ReturnItemCollectionMetrics"/>.</summary>
    [Shape(typeof(ReturnItemCollectionMetrics))]
    public string? ReturnItemCollectionMetrics { get; init; }
}

/// <summary>The answer of BatchWriteItem.</summary>
[Structure]
public sealed partial record BatchWriteItemResponse
{
    /// <summary>What was not done, to be sent again; empty when all was.</summary>
    [Shape(typeof(BatchWriteItemRequestMap))]
    [EntryShape(typeof(TableArn), typeof(WriteRequests))]
    public IReadOnlyDictionary<string, IReadOnlyList<WriteRequest>>? UnprocessedItems { get; init; }

    /// <summary>The size of the item collection that was written to, when it was asked for.</summary>
    [EntryShape(typeof(TableArn))]
    public IReadOnlyDictionary<string, IReadOnlyList<ItemCollectionMetrics>>? ItemCollectionMetrics { get; init; }

    /// <summary>The capacity that the call used, when it was asked for.</summary>
    public IReadOnlyList<ConsumedCapacity>? ConsumedCapacity { get; init; }
}
