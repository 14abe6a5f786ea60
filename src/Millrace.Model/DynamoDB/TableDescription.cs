using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A table.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.TableDescription")]
public sealed partial record TableDescription
{
    /// <summary>The types of the attributes that keys are made of.</summary>
    public IReadOnlyList<AttributeDefinition>? AttributeDefinitions { get; init; }

    /// <summary>The table's name or ARN.</summary>
    [Shape(typeof(TableName))]
    public string? TableName { get; init; }

    /// <summary>The key: its HASH attributes, then its RANGE attributes.</summary>
    [Shape(typeof(KeySchema))]
    public IReadOnlyList<KeySchemaElement>? KeySchema { get; init; }

    /// <summary>One of <see cref="TableStatus"/>.</summary>
    [Shape(typeof(TableStatus))]
    public string? TableStatus { get; init; }

    /// <summary>When the table was made.</summary>
    public DateTimeOffset? CreationDateTime { get; init; }

    /// <summary>The units a second of a provisioned table.</summary>
    public ProvisionedThroughputDescription? ProvisionedThroughput { get; init; }

    /// <summary>The size of the table's items in bytes.</summary>
    public long? TableSizeBytes { get; init; }

    /// <summary>How many items there are.</summary>
    public long? ItemCount { get; init; }

    /// <summary>The table's ARN.</summary>
    public string? TableArn { get; init; }

    /// <summary>The table's unique id.</summary>
    [Shape(typeof(TableId))]
    public string? TableId { get; init; }

    /// <summary>How the table is paid for; only once it is or was on demand.</summary>
    public BillingModeSummary? BillingModeSummary { get; init; }

    /// <summary>The local secondary indexes.</summary>
    public IReadOnlyList<LocalSecondaryIndexDescription>? LocalSecondaryIndexes { get; init; }

    /// <summary>The global secondary indexes.</summary>
    public IReadOnlyList<GlobalSecondaryIndexDescription>? GlobalSecondaryIndexes { get; init; }

    /// <summary>The table's stream.</summary>
    public StreamSpecification? StreamSpecification { get; init; }

    /// <summary>When the stream was made, which tells a table's streams apart.</summary>
    public string? LatestStreamLabel { get; init; }

    /// <summary>The ARN of the table's stream.</summary>
    [Shape(typeof(StreamArn))]
    public string? LatestStreamArn { get; init; }

    /// <summary>The version of the global table.</summary>
    public string? GlobalTableVersion { get; init; }

    /// <summary>The replicas of the global table.</summary>
    public IReadOnlyList<ReplicaDescription>? Replicas { get; init; }

    /// <summary>The witness of the global table.</summary>
    public IReadOnlyList<GlobalTableWitnessDescription>? GlobalTableWitnesses { get; init; }

    /// <summary>Whether settings are replicated; one of <see cref="GlobalTableSettingsReplicationMode"/>.</summary>
    [Shape(typeof(GlobalTableSettingsReplicationMode))]
    public string? GlobalTableSettingsReplicationMode { get; init; }

    /// <summary>What the table was restored from, if it was.</summary>
    public RestoreSummary? RestoreSummary { get; init; }

    /// <summary>How the table is encrypted, when with a key of the customer's.</summary>
    public SSEDescription? SSEDescription { get; init; }

    /// <summary>How the table was archived, if it was.</summary>
    public ArchivalSummary? ArchivalSummary { get; init; }

    /// <summary>The table's class.</summary>
    public TableClassSummary? TableClassSummary { get; init; }

    /// <summary>Whether the table is kept from being deleted.</summary>
    public bool? DeletionProtectionEnabled { get; init; }

    /// <summary>The most units a second on demand.</summary>
    public OnDemandThroughput? OnDemandThroughput { get; init; }

    /// <summary>The throughput that it is ready for at once.</summary>
    public TableWarmThroughputDescription? WarmThroughput { get; init; }

    /// <summary>One of <see cref="MultiRegionConsistency"/>.</summary>
    [Shape(typeof(MultiRegionConsistency))]
    public string? MultiRegionConsistency { get; init; }
}
