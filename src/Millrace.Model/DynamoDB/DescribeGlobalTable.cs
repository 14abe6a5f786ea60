using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>DescribeGlobalTable: describes a global table.</summary>
/// <remarks>Errors: GlobalTableNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "DescribeGlobalTable", Resource = "global-table", ReadOnly = true)]
public sealed partial record DescribeGlobalTableRequest : IRequest<DescribeGlobalTableResponse>
{
    /// <summary>The global table's name.</summary>
    [Shape(typeof(TableName))]
    public required string GlobalTableName { get; init; }
}

/// <summary>The answer of DescribeGlobalTable.</summary>
[Structure]
public sealed partial record DescribeGlobalTableResponse
{
    /// <summary>The global table.</summary>
    public GlobalTableDescription? GlobalTableDescription { get; init; }
}
