using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>UpdateGlobalTableSettings: changes a global table's settings.</summary>
/// <remarks>Errors: GlobalTableNotFoundException, ReplicaNotFoundException, IndexNotFoundException, LimitExceededException, ResourceInUseException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "UpdateGlobalTableSettings", Resource = "global-table")]
public sealed partial record UpdateGlobalTableSettingsRequest : IRequest<UpdateGlobalTableSettingsResponse>
{
    /// <summary>The global table's name.</summary>
    [Shape(typeof(TableName))]
    public required string GlobalTableName { get; init; }

    /// <summary>How the global table is paid for; one of <see cref="BillingMode"/>.</summary>
    [Shape(typeof(BillingMode))]
    public string? GlobalTableBillingMode { get; init; }

    /// <summary>Write units a second.</summary>
    [Shape(typeof(PositiveLongObject))]
    public long? GlobalTableProvisionedWriteCapacityUnits { get; init; }

    /// <summary>How write units scale.</summary>
    public AutoScalingSettingsUpdate? GlobalTableProvisionedWriteCapacityAutoScalingSettingsUpdate { get; init; }

    /// <summary>Changes to indexes.</summary>
    [Shape(typeof(GlobalTableGlobalSecondaryIndexSettingsUpdateList))]
    public IReadOnlyList<GlobalTableGlobalSecondaryIndexSettingsUpdate>? GlobalTableGlobalSecondaryIndexSettingsUpdate { get; init; }

    /// <summary>Changes to the settings of replicas.</summary>
    [Shape(typeof(ReplicaSettingsUpdateList))]
    public IReadOnlyList<ReplicaSettingsUpdate>? ReplicaSettingsUpdate { get; init; }
}

/// <summary>The answer of UpdateGlobalTableSettings.</summary>
[Structure]
public sealed partial record UpdateGlobalTableSettingsResponse
{
    /// <summary>The global table's name.</summary>
    [Shape(typeof(TableName))]
    public string? GlobalTableName { get; init; }

    /// <summary>The settings of the replicas.</summary>
    public IReadOnlyList<ReplicaSettingsDescription>? ReplicaSettings { get; init; }
}
