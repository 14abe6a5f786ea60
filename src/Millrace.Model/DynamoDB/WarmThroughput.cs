using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A throughput to be ready for.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.WarmThroughput")]
public sealed partial record WarmThroughput
{
    /// <summary>Read units a second.</summary>
    public long? ReadUnitsPerSecond { get; init; }

    /// <summary>Write units a second.</summary>
    public long? WriteUnitsPerSecond { get; init; }
}
