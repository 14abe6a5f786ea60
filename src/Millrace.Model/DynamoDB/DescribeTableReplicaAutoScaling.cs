using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>DescribeTableReplicaAutoScaling: tells how a table and its replicas scale.</summary>
/// <remarks>Errors: ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "DescribeTableReplicaAutoScaling", Resource = "table", ReadOnly = true)]
public sealed partial record DescribeTableReplicaAutoScalingRequest : IRequest<DescribeTableReplicaAutoScalingResponse>
{
    /// <summary>The table's name or ARN.</summary>
    [Shape(typeof(TableArn))]
    public required string TableName { get; init; }
}

/// <summary>The answer of DescribeTableReplicaAutoScaling.</summary>
[Structure]
public sealed partial record DescribeTableReplicaAutoScalingResponse
{
    /// <summary>How the table scales.</summary>
    public TableAutoScalingDescription? TableAutoScalingDescription { get; init; }
}
