using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A global secondary index.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.GlobalSecondaryIndexDescription")]
public sealed partial record GlobalSecondaryIndexDescription
{
    /// <summary>The index's name, 3 to 255 characters of <c>[a-zA-Z0-9_.-]</c>.</summary>
    [Shape(typeof(IndexName))]
    public string? IndexName { get; init; }

    /// <summary>The key: its HASH attributes, then its RANGE attributes.</summary>
    [Shape(typeof(KeySchema))]
    public IReadOnlyList<KeySchemaElement>? KeySchema { get; init; }

    /// <summary>What the index holds of an item.</summary>
    public Projection? Projection { get; init; }

    /// <summary>One of <see cref="IndexStatus"/>.</summary>
    [Shape(typeof(IndexStatus))]
    public string? IndexStatus { get; init; }

    /// <summary>Whether the index is still being filled from the table.</summary>
    public bool? Backfilling { get; init; }

    /// <summary>The units a second of a provisioned table.</summary>
    public ProvisionedThroughputDescription? ProvisionedThroughput { get; init; }

    /// <summary>The size of the index in bytes.</summary>
    public long? IndexSizeBytes { get; init; }

    /// <summary>How many items there are.</summary>
    public long? ItemCount { get; init; }

    /// <summary>The index's ARN.</summary>
    public string? IndexArn { get; init; }

    /// <summary>The most units a second on demand.</summary>
    public OnDemandThroughput? OnDemandThroughput { get; init; }

    /// <summary>The throughput that it is ready for at once.</summary>
    public GlobalSecondaryIndexWarmThroughputDescription? WarmThroughput { get; init; }
}
