using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>UpdateTable: changes a table's throughput, indexes and settings.</summary>
/// <remarks>Errors: ResourceInUseException, ResourceNotFoundException, LimitExceededException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "UpdateTable", Resource = "table")]
public sealed partial record UpdateTableRequest : IRequest<UpdateTableResponse>
{
    /// <summary>The types of the attributes that keys are made of.</summary>
    public IReadOnlyList<AttributeDefinition>? AttributeDefinitions { get; init; }

    /// <summary>The table's name or ARN.</summary>
    [Shape(typeof(TableArn))]
    public required string TableName { get; init; }

    /// <summary>Provisioned or on demand; one of <see cref="BillingMode"/>.</summary>
    [Shape(typeof(BillingMode))]
    public string? BillingMode { get; init; }

    /// <summary>The units a second of a provisioned table.</summary>
    public ProvisionedThroughput? ProvisionedThroughput { get; init; }

    /// <summary>Changes to global secondary indexes.</summary>
    public IReadOnlyList<GlobalSecondaryIndexUpdate>? GlobalSecondaryIndexUpdates { get; init; }

    /// <summary>The table's stream.</summary>
    public StreamSpecification? StreamSpecification { get; init; }

    /// <summary>How the table shall be encrypted.</summary>
    public SSESpecification? SSESpecification { get; init; }

    /// <summary>Changes to replicas.</summary>
    [Shape(typeof(ReplicationGroupUpdateList))]
    public IReadOnlyList<ReplicationGroupUpdate>? ReplicaUpdates { get; init; }

    /// <summary>One of <see cref="TableClass"/>.</summary>
    [Shape(typeof(TableClass))]
    public string? TableClass { get; init; }

    /// <summary>Whether the table is kept from being deleted.</summary>
    public bool? DeletionProtectionEnabled { get; init; }

    /// <summary>One of <see cref="MultiRegionConsistency"/>.</summary>
    [Shape(typeof(MultiRegionConsistency))]
    public string? MultiRegionConsistency { get; init; }

    /// <summary>Changes to the witness of the global table.</summary>
    [Shape(typeof(GlobalTableWitnessGroupUpdateList))]
    public IReadOnlyList<GlobalTableWitnessGroupUpdate>? GlobalTableWitnessUpdates { get; init; }

    /// <summary>The most units a second on demand.</summary>
    public OnDemandThroughput? OnDemandThroughput { get; init; }

    /// <summary>The throughput that it is ready for at once.</summary>
    public WarmThroughput? WarmThroughput { get; init; }

    /// <summary>Whether settings are replicated; one of <see cref="GlobalTableSettingsReplicationMode"/>.</summary>
    [Shape(typeof(GlobalTableSettingsReplicationMode))]
    public string? GlobalTableSettingsReplicationMode { get; init; }
}

/// <summary>The answer of UpdateTable.</summary>
[Structure]
public sealed partial record UpdateTableResponse
{
    /// <summary>The table.</summary>
    public TableDescription? TableDescription { get; init; }
}
