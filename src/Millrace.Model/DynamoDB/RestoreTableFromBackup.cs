using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>RestoreTableFromBackup: makes a table of a backup.</summary>
/// <remarks>Errors: TableAlreadyExistsException, TableInUseException, BackupNotFoundException, BackupInUseException, LimitExceededException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "RestoreTableFromBackup", Resource = "backup")]
public sealed partial record RestoreTableFromBackupRequest : IRequest<RestoreTableFromBackupResponse>
{
    /// <summary>The name of the new table.</summary>
    [Shape(typeof(TableName))]
    public required string TargetTableName { get; init; }

    /// <summary>The backup's ARN.</summary>
    [Shape(typeof(BackupArn))]
    public required string BackupArn { get; init; }

    /// <summary>How the new table is paid for; one of <see cref="BillingMode"/>.</summary>
    [Shape(typeof(BillingMode))]
    public string? BillingModeOverride { get; init; }

    /// <summary>The global secondary indexes of the new table.</summary>
    public IReadOnlyList<GlobalSecondaryIndex>? GlobalSecondaryIndexOverride { get; init; }

    /// <summary>The local secondary indexes of the new table.</summary>
    public IReadOnlyList<LocalSecondaryIndex>? LocalSecondaryIndexOverride { get; init; }

    /// <summary>The replica's own throughput.</summary>
    public ProvisionedThroughput? ProvisionedThroughputOverride { get; init; }

    /// <summary>The replica's own limit on demand.</summary>
    public OnDemandThroughput? OnDemandThroughputOverride { get; init; }

    /// <summary>How the new table is encrypted.</summary>
    public SSESpecification? SSESpecificationOverride { get; init; }
}

/// <summary>The answer of RestoreTableFromBackup.</summary>
[Structure]
public sealed partial record RestoreTableFromBackupResponse
{
    /// <summary>The table.</summary>
    public TableDescription? TableDescription { get; init; }
}
