using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A global table in a list.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.GlobalTable")]
public sealed partial record GlobalTable
{
    /// <summary>The global table's name.</summary>
    [Shape(typeof(TableName))]
    public string? GlobalTableName { get; init; }

    /// <summary>The replicas.</summary>
    public IReadOnlyList<Replica>? ReplicationGroup { get; init; }
}
