using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>BatchExecuteStatement: executes PartiQL statements, each by itself.</summary>
/// <remarks>Errors: RequestLimitExceeded, ThrottlingException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "BatchExecuteStatement", Resource = "table")]
public sealed partial record BatchExecuteStatementRequest : IRequest<BatchExecuteStatementResponse>
{
    /// <summary>The statements, 25 at most; all of them read or all of them write.</summary>
    [Shape(typeof(PartiQLBatchRequest))]
    public required IReadOnlyList<BatchStatementRequest> Statements { get; init; }

    /// <summary>Whether to tell the capacity used; one of <see cref="ReturnConsumedCapacity"/>.</summary>
    [Shape(typeof(ReturnConsumedCapacity))]
    public string? ReturnConsumedCapacity { get; init; }
}

/// <summary>The answer of BatchExecuteStatement.</summary>
[Structure]
public sealed partial record BatchExecuteStatementResponse
{
    /// <summary>The items that were found.</summary>
    public IReadOnlyList<BatchStatementResponse>? Responses { get; init; }

    /// <summary>The capacity that the call used, when it was asked for.</summary>
    public IReadOnlyList<ConsumedCapacity>? ConsumedCapacity { get; init; }
}
