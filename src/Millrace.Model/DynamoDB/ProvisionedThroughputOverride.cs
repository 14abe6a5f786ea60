using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A replica's own throughput.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.ProvisionedThroughputOverride")]
public sealed partial record ProvisionedThroughputOverride
{
    /// <summary>Read units.</summary>
    [Shape(typeof(PositiveLongObject))]
    public long? ReadCapacityUnits { get; init; }
}
