using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The throughput that an index is ready for.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.GlobalSecondaryIndexWarmThroughputDescription")]
public sealed partial record GlobalSecondaryIndexWarmThroughputDescription
{
    /// <summary>Read units a second.</summary>
    [Shape(typeof(PositiveLongObject))]
    public long? ReadUnitsPerSecond { get; init; }

    /// <summary>Write units a second.</summary>
    [Shape(typeof(PositiveLongObject))]
    public long? WriteUnitsPerSecond { get; init; }

    /// <summary>The state.</summary>
    [Shape(typeof(IndexStatus))]
    public string? Status { get; init; }
}
