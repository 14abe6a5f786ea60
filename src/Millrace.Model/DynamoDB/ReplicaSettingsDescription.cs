using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The settings of a replica.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.ReplicaSettingsDescription")]
public sealed partial record ReplicaSettingsDescription
{
    /// <summary>The region.</summary>
    public required string RegionName { get; init; }

    /// <summary>One of <see cref="ReplicaStatus"/>.</summary>
    [Shape(typeof(ReplicaStatus))]
    public string? ReplicaStatus { get; init; }

    /// <summary>How the replica is paid for.</summary>
    public BillingModeSummary? ReplicaBillingModeSummary { get; init; }

    /// <summary>The replica's read units a second.</summary>
    [Shape(typeof(NonNegativeLongObject))]
    public long? ReplicaProvisionedReadCapacityUnits { get; init; }

    /// <summary>How the replica's read units scale.</summary>
    public AutoScalingSettingsDescription? ReplicaProvisionedReadCapacityAutoScalingSettings { get; init; }

    /// <summary>The replica's write units a second.</summary>
    [Shape(typeof(NonNegativeLongObject))]
    public long? ReplicaProvisionedWriteCapacityUnits { get; init; }

    /// <summary>How the replica's write units scale.</summary>
    public AutoScalingSettingsDescription? ReplicaProvisionedWriteCapacityAutoScalingSettings { get; init; }

    /// <summary>The settings of the replica's indexes.</summary>
    public IReadOnlyList<ReplicaGlobalSecondaryIndexSettingsDescription>? ReplicaGlobalSecondaryIndexSettings { get; init; }

    /// <summary>The replica's class.</summary>
    public TableClassSummary? ReplicaTableClassSummary { get; init; }
}
