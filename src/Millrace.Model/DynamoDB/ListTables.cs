using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>ListTables: lists the names of the account's tables in the region.</summary>
[Structure]
[Operation(typeof(DynamoDBApi), "ListTables", Resource = "*", ReadOnly = true)]
public sealed partial record ListTablesRequest : IRequest<ListTablesResponse>
{
    /// <summary>Where to go on: the last answer's <c>LastEvaluatedTableName</c>.</summary>
    [Shape(typeof(TableName))]
    public string? ExclusiveStartTableName { get; init; }

    /// <summary>The most items to read, or names to list.</summary>
    [Shape(typeof(ListTablesInputLimit))]
    public int? Limit { get; init; }
}

/// <summary>The answer of ListTables.</summary>
[Structure]
public sealed partial record ListTablesResponse
{
    /// <summary>The names, in the order of their bytes.</summary>
    [ElementShape(typeof(TableName))]
    public IReadOnlyList<string>? TableNames { get; init; }

    /// <summary>Where the next page begins; nothing when this was the last.</summary>
    [Shape(typeof(TableName))]
    public string? LastEvaluatedTableName { get; init; }
}
