using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>How a table and its replicas scale.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.TableAutoScalingDescription")]
public sealed partial record TableAutoScalingDescription
{
    /// <summary>The table's name or ARN.</summary>
    [Shape(typeof(TableName))]
    public string? TableName { get; init; }

    /// <summary>One of <see cref="TableStatus"/>.</summary>
    [Shape(typeof(TableStatus))]
    public string? TableStatus { get; init; }

    /// <summary>The replicas of the global table.</summary>
    public IReadOnlyList<ReplicaAutoScalingDescription>? Replicas { get; init; }
}
