using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Units a second that are set aside.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.ProvisionedThroughput")]
public sealed partial record ProvisionedThroughput
{
    /// <summary>Read units.</summary>
    [Shape(typeof(PositiveLongObject))]
    public required long? ReadCapacityUnits { get; init; }

    /// <summary>Write units.</summary>
    [Shape(typeof(PositiveLongObject))]
    public required long? WriteCapacityUnits { get; init; }
}
