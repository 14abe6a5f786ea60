using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A replica's index.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.ReplicaGlobalSecondaryIndexDescription")]
public sealed partial record ReplicaGlobalSecondaryIndexDescription
{
    /// <summary>The index's name, 3 to 255 characters of <c>[a-zA-Z0-9_.-]</c>.</summary>
    [Shape(typeof(IndexName))]
    public string? IndexName { get; init; }

    /// <summary>The replica's own throughput.</summary>
    public ProvisionedThroughputOverride? ProvisionedThroughputOverride { get; init; }

    /// <summary>The replica's own limit on demand.</summary>
    public OnDemandThroughputOverride? OnDemandThroughputOverride { get; init; }

    /// <summary>The throughput that it is ready for at once.</summary>
    public GlobalSecondaryIndexWarmThroughputDescription? WarmThroughput { get; init; }
}
