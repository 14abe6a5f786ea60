using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>How a replica scales.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.ReplicaAutoScalingDescription")]
public sealed partial record ReplicaAutoScalingDescription
{
    /// <summary>The region.</summary>
    public string? RegionName { get; init; }

    /// <summary>The global secondary indexes.</summary>
    public IReadOnlyList<ReplicaGlobalSecondaryIndexAutoScalingDescription>? GlobalSecondaryIndexes { get; init; }

    /// <summary>How the replica's read units scale.</summary>
    public AutoScalingSettingsDescription? ReplicaProvisionedReadCapacityAutoScalingSettings { get; init; }

    /// <summary>How the replica's write units scale.</summary>
    public AutoScalingSettingsDescription? ReplicaProvisionedWriteCapacityAutoScalingSettings { get; init; }

    /// <summary>One of <see cref="ReplicaStatus"/>.</summary>
    [Shape(typeof(ReplicaStatus))]
    public string? ReplicaStatus { get; init; }
}
