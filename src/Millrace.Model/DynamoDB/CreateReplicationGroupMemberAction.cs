using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Makes a replica.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.CreateReplicationGroupMemberAction")]
public sealed partial record CreateReplicationGroupMemberAction
{
    /// <summary>The region.</summary>
    public required string RegionName { get; init; }

    /// <summary>The key.</summary>
    public string? KMSMasterKeyId { get; init; }

    /// <summary>The replica's own throughput.</summary>
    public ProvisionedThroughputOverride? ProvisionedThroughputOverride { get; init; }

    /// <summary>The replica's own limit on demand.</summary>
    public OnDemandThroughputOverride? OnDemandThroughputOverride { get; init; }

    /// <summary>The global secondary indexes.</summary>
    [Shape(typeof(ReplicaGlobalSecondaryIndexList))]
    public IReadOnlyList<ReplicaGlobalSecondaryIndex>? GlobalSecondaryIndexes { get; init; }

    /// <summary>The replica's own class; one of <see cref="TableClass"/>.</summary>
    [Shape(typeof(TableClass))]
    public string? TableClassOverride { get; init; }
}
