using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>ExecuteTransaction: executes PartiQL statements, all of them or none.</summary>
/// <remarks>Errors: ResourceNotFoundException, TransactionCanceledException, TransactionInProgressException, IdempotentParameterMismatchException, ProvisionedThroughputExceededException, RequestLimitExceeded, ThrottlingException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "ExecuteTransaction", Resource = "table")]
public sealed partial record ExecuteTransactionRequest : IRequest<ExecuteTransactionResponse>
{
    /// <summary>The statements, 100 at most; all of them read or all of them write.</summary>
    [Shape(typeof(ParameterizedStatements))]
    public required IReadOnlyList<ParameterizedStatement> TransactStatements { get; init; }

    /// <summary>Makes the call idempotent for ten minutes, 1 to 36 characters.</summary>
    [Shape(typeof(ClientRequestToken))]
    public string? ClientRequestToken { get; init; }

    /// <summary>Whether to tell the capacity used; one of <see cref="ReturnConsumedCapacity"/>.</summary>
    [Shape(typeof(ReturnConsumedCapacity))]
    public string? ReturnConsumedCapacity { get; init; }
}

/// <summary>The answer of ExecuteTransaction.</summary>
[Structure]
public sealed partial record ExecuteTransactionResponse
{
    /// <summary>The items that were found.</summary>
    [Shape(typeof(ItemResponseList))]
    public IReadOnlyList<ItemResponse>? Responses { get; init; }

    /// <summary>The capacity that the call used, when it was asked for.</summary>
    public IReadOnlyList<ConsumedCapacity>? ConsumedCapacity { get; init; }
}
