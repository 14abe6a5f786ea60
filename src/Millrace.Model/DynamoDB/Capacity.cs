using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The capacity used on a table or an index.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.Capacity")]
public sealed partial record Capacity
{
    /// <summary>Read units.</summary>
    public double? ReadCapacityUnits { get; init; }

    /// <summary>Write units.</summary>
    public double? WriteCapacityUnits { get; init; }

    /// <summary>Units in all.</summary>
    public double? CapacityUnits { get; init; }
}
