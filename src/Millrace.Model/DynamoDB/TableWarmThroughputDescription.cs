using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The throughput that a table is ready for.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.TableWarmThroughputDescription")]
public sealed partial record TableWarmThroughputDescription
{
    /// <summary>Read units a second.</summary>
    [Shape(typeof(PositiveLongObject))]
    public long? ReadUnitsPerSecond { get; init; }

    /// <summary>Write units a second.</summary>
    [Shape(typeof(PositiveLongObject))]
    public long? WriteUnitsPerSecond { get; init; }

    /// <summary>The state.</summary>
    [Shape(typeof(TableStatus))]
    public string? Status { get; init; }
}
