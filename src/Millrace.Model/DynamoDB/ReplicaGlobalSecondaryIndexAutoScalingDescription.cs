using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>How an index of a replica scales.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.ReplicaGlobalSecondaryIndexAutoScalingDescription")]
public sealed partial record ReplicaGlobalSecondaryIndexAutoScalingDescription
{
    /// <summary>The index's name, 3 to 255 characters of <c>[a-zA-Z0-9_.-]</c>.</summary>
    [Shape(typeof(IndexName))]
    public string? IndexName { get; init; }

    /// <summary>One of <see cref="IndexStatus"/>.</summary>
    [Shape(typeof(IndexStatus))]
    public string? IndexStatus { get; init; }

    /// <summary>How read units scale.</summary>
    public AutoScalingSettingsDescription? ProvisionedReadCapacityAutoScalingSettings { get; init; }

    /// <summary>How write units scale.</summary>
    public AutoScalingSettingsDescription? ProvisionedWriteCapacityAutoScalingSettings { get; init; }
}
