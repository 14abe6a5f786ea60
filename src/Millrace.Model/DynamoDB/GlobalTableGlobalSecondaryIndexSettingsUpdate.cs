using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Changes to an index of a global table.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.GlobalTableGlobalSecondaryIndexSettingsUpdate")]
public sealed partial record GlobalTableGlobalSecondaryIndexSettingsUpdate
{
    /// <summary>The index's name, 3 to 255 characters of <c>[a-zA-Z0-9_.-]</c>.</summary>
    [Shape(typeof(IndexName))]
    public required string IndexName { get; init; }

    /// <summary>Write units a second.</summary>
    [Shape(typeof(PositiveLongObject))]
    public long? ProvisionedWriteCapacityUnits { get; init; }

    /// <summary>How write units shall scale.</summary>
    public AutoScalingSettingsUpdate? ProvisionedWriteCapacityAutoScalingSettingsUpdate { get; init; }
}
