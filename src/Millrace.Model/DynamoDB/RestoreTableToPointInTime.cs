using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>RestoreTableToPointInTime: makes a table of what another was.</summary>
/// <remarks>Errors: TableAlreadyExistsException, TableNotFoundException, TableInUseException, LimitExceededException, InvalidRestoreTimeException, PointInTimeRecoveryUnavailableException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "RestoreTableToPointInTime", Resource = "table")]
public sealed partial record RestoreTableToPointInTimeRequest : IRequest<RestoreTableToPointInTimeResponse>
{
    /// <summary>The table that it was restored from.</summary>
    [Shape(typeof(TableArn))]
    public string? SourceTableArn { get; init; }

    /// <summary>The name of the table that is restored from.</summary>
    [Shape(typeof(TableName))]
    public string? SourceTableName { get; init; }

    /// <summary>The name of the new table.</summary>
    [Shape(typeof(TableName))]
    public required string TargetTableName { get; init; }

    /// <summary>Whether to restore the latest moment that can be restored.</summary>
    public bool? UseLatestRestorableTime { get; init; }

    /// <summary>The moment that the table was restored to.</summary>
    public DateTimeOffset? RestoreDateTime { get; init; }

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

/// <summary>The answer of RestoreTableToPointInTime.</summary>
[Structure]
public sealed partial record RestoreTableToPointInTimeResponse
{
    /// <summary>The table.</summary>
    public TableDescription? TableDescription { get; init; }
}
