using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>UpdateContinuousBackups: switches point-in-time recovery on or off.</summary>
/// <remarks>Errors: TableNotFoundException, ContinuousBackupsUnavailableException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "UpdateContinuousBackups", Resource = "table")]
public sealed partial record UpdateContinuousBackupsRequest : IRequest<UpdateContinuousBackupsResponse>
{
    /// <summary>The table's name or ARN.</summary>
    [Shape(typeof(TableArn))]
    public required string TableName { get; init; }

    /// <summary>What point-in-time recovery shall be.</summary>
    public required PointInTimeRecoverySpecification PointInTimeRecoverySpecification { get; init; }
}

/// <summary>The answer of UpdateContinuousBackups.</summary>
[Structure]
public sealed partial record UpdateContinuousBackupsResponse
{
    /// <summary>The state of continuous backups.</summary>
    public ContinuousBackupsDescription? ContinuousBackupsDescription { get; init; }
}
