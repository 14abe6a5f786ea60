using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A replica's own settings of an index.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.ReplicaGlobalSecondaryIndex")]
public sealed partial record ReplicaGlobalSecondaryIndex
{
    /// <summary>The index's name, 3 to 255 characters of <c>[a-zA-Z0-9_.-]</c>.</summary>
    [Shape(typeof(IndexName))]
    public required string IndexName { get; init; }

    /// <summary>The replica's own throughput.</summary>
    public ProvisionedThroughputOverride? ProvisionedThroughputOverride { get; init; }

    /// <summary>The replica's own limit on demand.</summary>
    public OnDemandThroughputOverride? OnDemandThroughputOverride { get; init; }
}
