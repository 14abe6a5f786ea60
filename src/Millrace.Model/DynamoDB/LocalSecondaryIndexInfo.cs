using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A local secondary index as it was.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.LocalSecondaryIndexInfo")]
public sealed partial record LocalSecondaryIndexInfo
{
    /// <summary>The index's name, 3 to 255 characters of <c>[a-zA-Z0-9_.-]</c>.</summary>
    [Shape(typeof(IndexName))]
    public string? IndexName { get; init; }

    /// <summary>The key: its HASH attributes, then its RANGE attributes.</summary>
    [Shape(typeof(KeySchema))]
    public IReadOnlyList<KeySchemaElement>? KeySchema { get; init; }

    /// <summary>What the index holds of an item.</summary>
    public Projection? Projection { get; init; }
}
