using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Changes to the settings of a replica.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.ReplicaSettingsUpdate")]
public sealed partial record ReplicaSettingsUpdate
{
    /// <summary>The region.</summary>
    public required string RegionName { get; init; }

    /// <summary>The replica's read units a second.</summary>
    [Shape(typeof(PositiveLongObject))]
    public long? ReplicaProvisionedReadCapacityUnits { get; init; }

    /// <summary>How the replica's read units shall scale.</summary>
    public AutoScalingSettingsUpdate? ReplicaProvisionedReadCapacityAutoScalingSettingsUpdate { get; init; }

    /// <summary>Changes to the settings of the replica's indexes.</summary>
    [Shape(typeof(ReplicaGlobalSecondaryIndexSettingsUpdateList))]
    public IReadOnlyList<ReplicaGlobalSecondaryIndexSettingsUpdate>? ReplicaGlobalSecondaryIndexSettingsUpdate { get; init; }

    /// <summary>How the replica is stored.</summary>
    [Shape(typeof(TableClass))]
    public string? ReplicaTableClass { get; init; }
}
