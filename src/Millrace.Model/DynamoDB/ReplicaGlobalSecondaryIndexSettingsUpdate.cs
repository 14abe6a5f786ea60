using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Changes to the settings of a replica's index.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.ReplicaGlobalSecondaryIndexSettingsUpdate")]
public sealed partial record ReplicaGlobalSecondaryIndexSettingsUpdate
{
    /// <summary>The index's name, 3 to 255 characters of <c>[a-zA-Z0-9_.-]</c>.</summary>
    [Shape(typeof(IndexName))]
    public required string IndexName { get; init; }

    /// <summary>Read units a second.</summary>
    [Shape(typeof(PositiveLongObject))]
    public long? ProvisionedReadCapacityUnits { get; init; }

    /// <summary>How read units shall scale.</summary>
    public AutoScalingSettingsUpdate? ProvisionedReadCapacityAutoScalingSettingsUpdate { get; init; }
}
