using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The witness of a global table.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.GlobalTableWitnessDescription")]
public sealed partial record GlobalTableWitnessDescription
{
    /// <summary>The region.</summary>
    public string? RegionName { get; init; }

    /// <summary>One of <see cref="WitnessStatus"/>.</summary>
    [Shape(typeof(WitnessStatus))]
    public string? WitnessStatus { get; init; }
}
