using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>How an index of a replica shall scale.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.ReplicaGlobalSecondaryIndexAutoScalingUpdate")]
public sealed partial record ReplicaGlobalSecondaryIndexAutoScalingUpdate
{
    /// <summary>The index's name, 3 to 255 characters of <c>[a-zA-Z0-9_.-]</c>.</summary>
    [Shape(typeof(IndexName))]
    public string? IndexName { get; init; }

    /// <summary>How read units shall scale.</summary>
    public AutoScalingSettingsUpdate? ProvisionedReadCapacityAutoScalingUpdate { get; init; }
}
