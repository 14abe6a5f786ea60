using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>DescribeTable: describes a table.</summary>
/// <remarks>Errors: ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "DescribeTable", Resource = "table", ReadOnly = true)]
public sealed partial record DescribeTableRequest : IRequest<DescribeTableResponse>
{
    /// <summary>The table's name or ARN.</summary>
    [Shape(typeof(TableArn))]
    public required string TableName { get; init; }
}

/// <summary>The answer of DescribeTable.</summary>
[Structure]
public sealed partial record DescribeTableResponse
{
    /// <summary>The table.</summary>
    public TableDescription? Table { get; init; }
}
