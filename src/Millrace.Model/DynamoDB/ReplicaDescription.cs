using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A replica of a global table.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.ReplicaDescription")]
public sealed partial record ReplicaDescription
{
    /// <summary>The region.</summary>
    public string? RegionName { get; init; }

    /// <summary>One of <see cref="ReplicaStatus"/>.</summary>
    [Shape(typeof(ReplicaStatus))]
    public string? ReplicaStatus { get; init; }

    /// <summary>The replica's ARN.</summary>
    public string? ReplicaArn { get; init; }

    /// <summary>More about the status.</summary>
    public string? ReplicaStatusDescription { get; init; }

    /// <summary>How far it has come, in percent.</summary>
    public string? ReplicaStatusPercentProgress { get; init; }

    /// <summary>The key.</summary>
    public string? KMSMasterKeyId { get; init; }

    /// <summary>The replica's own throughput.</summary>
    public ProvisionedThroughputOverride? ProvisionedThroughputOverride { get; init; }

    /// <summary>The replica's own limit on demand.</summary>
    public OnDemandThroughputOverride? OnDemandThroughputOverride { get; init; }

    /// <summary>The throughput that it is ready for at once.</summary>
    public TableWarmThroughputDescription? WarmThroughput { get; init; }

    /// <summary>The global secondary indexes.</summary>
    public IReadOnlyList<ReplicaGlobalSecondaryIndexDescription>? GlobalSecondaryIndexes { get; init; }

    /// <summary>Since when the replica cannot be reached.</summary>
    public DateTimeOffset? ReplicaInaccessibleDateTime { get; init; }

    /// <summary>The replica's class.</summary>
    public TableClassSummary? ReplicaTableClassSummary { get; init; }

    /// <summary>Whether settings are replicated; one of <see cref="GlobalTableSettingsReplicationMode"/>.</summary>
    [Shape(typeof(GlobalTableSettingsReplicationMode))]
    public string? GlobalTableSettingsReplicationMode { get; init; }
}
