using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The capacity that a call used.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.ConsumedCapacity")]
public sealed partial record ConsumedCapacity
{
    /// <summary>The table's name or ARN.</summary>
    [Shape(typeof(TableArn))]
    public string? TableName { get; init; }

    /// <summary>Units in all.</summary>
    public double? CapacityUnits { get; init; }

    /// <summary>Read units.</summary>
    public double? ReadCapacityUnits { get; init; }

    /// <summary>Write units.</summary>
    public double? WriteCapacityUnits { get; init; }

    /// <summary>The table.</summary>
    public Capacity? Table { get; init; }

    /// <summary>The local secondary indexes.</summary>
    [EntryShape(typeof(IndexName))]
    public IReadOnlyDictionary<string, Capacity>? LocalSecondaryIndexes { get; init; }

    /// <summary>The global secondary indexes.</summary>
    [EntryShape(typeof(IndexName))]
    public IReadOnlyDictionary<string, Capacity>? GlobalSecondaryIndexes { get; init; }
}
