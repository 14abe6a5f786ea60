using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>CreateGlobalTable: joins tables of several regions into one.</summary>
/// <remarks>Errors: LimitExceededException, GlobalTableAlreadyExistsException, TableNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "CreateGlobalTable", Resource = "global-table")]
public sealed partial record CreateGlobalTableRequest : IRequest<CreateGlobalTableResponse>
{
    /// <summary>The global table's name.</summary>
    [Shape(typeof(TableName))]
    public required string GlobalTableName { get; init; }

    /// <summary>The replicas.</summary>
    public required IReadOnlyList<Replica> ReplicationGroup { get; init; }
}

/// <summary>The answer of CreateGlobalTable.</summary>
[Structure]
public sealed partial record CreateGlobalTableResponse
{
    /// <summary>The global table.</summary>
    public GlobalTableDescription? GlobalTableDescription { get; init; }
}
