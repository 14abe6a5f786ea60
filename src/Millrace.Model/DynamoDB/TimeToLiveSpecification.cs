using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Whether items shall expire, and by which attribute.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.TimeToLiveSpecification")]
public sealed partial record TimeToLiveSpecification
{
    /// <summary>Whether it is on.</summary>
    public required bool? Enabled { get; init; }

    /// <summary>The attribute's name.</summary>
    [Shape(typeof(TimeToLiveAttributeName))]
    public required string AttributeName { get; init; }
}
