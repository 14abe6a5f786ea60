using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>DeleteTable: deletes a table with all its items.</summary>
/// <remarks>Errors: ResourceInUseException, ResourceNotFoundException, LimitExceededException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "DeleteTable", Resource = "table")]
public sealed partial record DeleteTableRequest : IRequest<DeleteTableResponse>
{
    /// <summary>The table's name or ARN.</summary>
    [Shape(typeof(TableArn))]
    public required string TableName { get; init; }
}

/// <summary>The answer of DeleteTable.</summary>
[Structure]
public sealed partial record DeleteTableResponse
{
    /// <summary>The table.</summary>
    public TableDescription? TableDescription { get; init; }
}
