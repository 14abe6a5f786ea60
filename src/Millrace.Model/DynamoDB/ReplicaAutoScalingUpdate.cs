using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>How a replica shall scale.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.ReplicaAutoScalingUpdate")]
public sealed partial record ReplicaAutoScalingUpdate
{
    /// <summary>The region.</summary>
    public required string RegionName { get; init; }

    /// <summary>Changes to the replica's indexes.</summary>
    public IReadOnlyList<ReplicaGlobalSecondaryIndexAutoScalingUpdate>? ReplicaGlobalSecondaryIndexUpdates { get; init; }

    /// <summary>How the replica's read units shall scale.</summary>
    public AutoScalingSettingsUpdate? ReplicaProvisionedReadCapacityAutoScalingUpdate { get; init; }
}
