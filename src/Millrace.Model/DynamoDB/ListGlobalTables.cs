using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>ListGlobalTables: lists global tables.</summary>
[Structure]
[Operation(typeof(DynamoDBApi), "ListGlobalTables", Resource = "*", ReadOnly = true)]
public sealed partial record ListGlobalTablesRequest : IRequest<ListGlobalTablesResponse>
{
    /// <summary>Where to go on: the last answer's <c>LastEvaluatedGlobalTableName</c>.</summary>
    [Shape(typeof(TableName))]
    public string? ExclusiveStartGlobalTableName { get; init; }

    /// <summary>The most items to read, or names to list.</summary>
    [Shape(typeof(PositiveIntegerObject))]
    public int? Limit { get; init; }

    /// <summary>The region.</summary>
    public string? RegionName { get; init; }
}

/// <summary>The answer of ListGlobalTables.</summary>
[Structure]
public sealed partial record ListGlobalTablesResponse
{
    /// <summary>The global tables.</summary>
    public IReadOnlyList<GlobalTable>? GlobalTables { get; init; }

    /// <summary>The last global table of the page; nothing on the last page.</summary>
    [Shape(typeof(TableName))]
    public string? LastEvaluatedGlobalTableName { get; init; }
}
