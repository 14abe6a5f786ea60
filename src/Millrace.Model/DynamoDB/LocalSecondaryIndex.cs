using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>An index with the table's partition key and another sort key.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.LocalSecondaryIndex")]
public sealed partial record LocalSecondaryIndex
{
    /// <summary>The index's name, 3 to 255 characters of <c>[a-zA-Z0-9_.-]</c>.</summary>
    [Shape(typeof(IndexName))]
    public required string IndexName { get; init; }

    /// <summary>The key: its HASH attributes, then its RANGE attributes.</summary>
    [Shape(typeof(KeySchema))]
    public required IReadOnlyList<KeySchemaElement> KeySchema { get; init; }

    /// <summary>What the index holds of an item.</summary>
    public required Projection Projection { get; init; }
}
