using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The settings of a replica's index.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.ReplicaGlobalSecondaryIndexSettingsDescription")]
public sealed partial record ReplicaGlobalSecondaryIndexSettingsDescription
{
    /// <summary>The index's name, 3 to 255 characters of <c>[a-zA-Z0-9_.-]</c>.</summary>
    [Shape(typeof(IndexName))]
    public required string IndexName { get; init; }

    /// <summary>One of <see cref="IndexStatus"/>.</summary>
    [Shape(typeof(IndexStatus))]
    public string? IndexStatus { get; init; }

    /// <summary>Read units a second.</summary>
    [Shape(typeof(PositiveLongObject))]
    public long? ProvisionedReadCapacityUnits { get; init; }

    /// <summary>How read units scale.</summary>
    public AutoScalingSettingsDescription? ProvisionedReadCapacityAutoScalingSettings { get; init; }

    /// <summary>Write units a second.</summary>
    [Shape(typeof(PositiveLongObject))]
    public long? ProvisionedWriteCapacityUnits { get; init; }

    /// <summary>How write units scale.</summary>
    public AutoScalingSettingsDescription? ProvisionedWriteCapacityAutoScalingSettings { get; init; }
}
