using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A global table.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.GlobalTableDescription")]
public sealed partial record GlobalTableDescription
{
    /// <summary>The replicas.</summary>
    public IReadOnlyList<ReplicaDescription>? ReplicationGroup { get; init; }

    /// <summary>The global table's ARN.</summary>
    public string? GlobalTableArn { get; init; }

    /// <summary>When the table was made.</summary>
    public DateTimeOffset? CreationDateTime { get; init; }

    /// <summary>One of <see cref="DynamoDB.GlobalTableStatus"/>.</summary>
    [Shape(typeof(GlobalTableStatus))]
    public string? GlobalTableStatus { get; init; }

    /// <summary>The global table's name.</summary>
    [Shape(typeof(TableName))]
    public string? GlobalTableName { get; init; }
}
