using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>DescribeContinuousBackups: tells whether a table can be restored to a moment.</summary>
/// <remarks>Errors: TableNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "DescribeContinuousBackups", Resource = "table", ReadOnly = true)]
public sealed partial record DescribeContinuousBackupsRequest : IRequest<DescribeContinuousBackupsResponse>
{
    /// <summary>The table's name or ARN.</summary>
    [Shape(typeof(TableArn))]
    public required string TableName { get; init; }
}

/// <summary>The answer of DescribeContinuousBackups.</summary>
[Structure]
public sealed partial record DescribeContinuousBackupsResponse
{
    /// <summary>The state of continuous backups.</summary>
    public ContinuousBackupsDescription? ContinuousBackupsDescription { get; init; }
}
