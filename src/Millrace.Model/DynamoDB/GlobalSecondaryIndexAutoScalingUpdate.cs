using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>How an index shall scale.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.GlobalSecondaryIndexAutoScalingUpdate")]
public sealed partial record GlobalSecondaryIndexAutoScalingUpdate
{
    /// <summary>The index's name, 3 to 255 characters of <c>[a-zA-Z0-9_.-]</c>.</summary>
    [Shape(typeof(IndexName))]
    public string? IndexName { get; init; }

    /// <summary>How write units shall scale.</summary>
    public AutoScalingSettingsUpdate? ProvisionedWriteCapacityAutoScalingUpdate { get; init; }
}
