using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>UpdateTableReplicaAutoScaling: changes how a table and its replicas scale.</summary>
/// <remarks>Errors: ResourceNotFoundException, ResourceInUseException, LimitExceededException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "UpdateTableReplicaAutoScaling", Resource = "table")]
public sealed partial record UpdateTableReplicaAutoScalingRequest : IRequest<UpdateTableReplicaAutoScalingResponse>
{
    /// <summary>Changes to global secondary indexes.</summary>
    [Shape(typeof(GlobalSecondaryIndexAutoScalingUpdateList))]
    public IReadOnlyList<GlobalSecondaryIndexAutoScalingUpdate>? GlobalSecondaryIndexUpdates { get; init; }

    /// <summary>The table's name or ARN.</summary>
    [Shape(typeof(TableArn))]
    public required string TableName { get; init; }

    /// <summary>How write units shall scale.</summary>
    public AutoScalingSettingsUpdate? ProvisionedWriteCapacityAutoScalingUpdate { get; init; }

    /// <summary>Changes to replicas.</summary>
    [Shape(typeof(ReplicaAutoScalingUpdateList))]
    public IReadOnlyList<ReplicaAutoScalingUpdate>? ReplicaUpdates { get; init; }
}

/// <summary>The answer of UpdateTableReplicaAutoScaling.</summary>
[Structure]
public sealed partial record UpdateTableReplicaAutoScalingResponse
{
    /// <summary>How the table scales.</summary>
    public TableAutoScalingDescription? TableAutoScalingDescription { get; init; }
}
