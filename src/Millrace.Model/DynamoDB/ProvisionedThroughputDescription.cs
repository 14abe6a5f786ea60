using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Units a second that are set aside, and when they changed.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.ProvisionedThroughputDescription")]
public sealed partial record ProvisionedThroughputDescription
{
    /// <summary>When throughput was last increased.</summary>
    public DateTimeOffset? LastIncreaseDateTime { get; init; }

    /// <summary>When throughput was last decreased.</summary>
    public DateTimeOffset? LastDecreaseDateTime { get; init; }

    /// <summary>How often throughput was decreased today.</summary>
    [Shape(typeof(PositiveLongObject))]
    public long? NumberOfDecreasesToday { get; init; }

    /// <summary>Read units.</summary>
    [Shape(typeof(NonNegativeLongObject))]
    public long? ReadCapacityUnits { get; init; }

    /// <summary>Write units.</summary>
    [Shape(typeof(NonNegativeLongObject))]
    public long? WriteCapacityUnits { get; init; }
}
