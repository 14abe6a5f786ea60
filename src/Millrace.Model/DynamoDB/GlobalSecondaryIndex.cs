using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>An index with a key of its own.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.GlobalSecondaryIndex")]
public sealed partial record GlobalSecondaryIndex
{
    /// <summary>The index's name, 3 to 255 characters of <c>[a-zA-Z0-9_.-]</c>.</summary>
    [Shape(typeof(IndexName))]
    public required string IndexName { get; init; }

    /// <summary>The key: its HASH attributes, then its RANGE attributes.</summary>
    [Shape(typeof(KeySchema))]
    public required IReadOnlyList<KeySchemaElement> KeySchema { get; init; }

    /// <summary>What the index holds of an item.</summary>
    public required Projection Projection { get; init; }

    /// <summary>The units a second of a provisioned table.</summary>
    public ProvisionedThroughput? ProvisionedThroughput { get; init; }

    /// <summary>The most units a second on demand.</summary>
    public OnDemandThroughput? OnDemandThroughput { get; init; }

    /// <summary>The throughput that it is ready for at once.</summary>
    public WarmThroughput? WarmThroughput { get; init; }
}
