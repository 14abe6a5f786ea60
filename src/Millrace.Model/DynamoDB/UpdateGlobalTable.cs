using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>UpdateGlobalTable: adds and takes away replicas.</summary>
/// <remarks>Errors: GlobalTableNotFoundException, ReplicaAlreadyExistsException, ReplicaNotFoundException, TableNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "UpdateGlobalTable", Resource = "global-table")]
public sealed partial record UpdateGlobalTableRequest : IRequest<UpdateGlobalTableResponse>
{
    /// <summary>The global table's name.</summary>
    [Shape(typeof(TableName))]
    public required string GlobalTableName { get; init; }

    /// <summary>Changes to replicas.</summary>
    public required IReadOnlyList<ReplicaUpdate> ReplicaUpdates { get; init; }
}

/// <summary>The answer of UpdateGlobalTable.</summary>
[Structure]
public sealed partial record UpdateGlobalTableResponse
{
    /// <summary>The global table.</summary>
    public GlobalTableDescription? GlobalTableDescription { get; init; }
}
