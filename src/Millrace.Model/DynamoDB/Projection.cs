using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>What an index holds of an item.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.Projection")]
public sealed partial record Projection
{
    /// <summary>One of <see cref="ProjectionType"/>.</summary>
    [Shape(typeof(ProjectionType))]
    public string? ProjectionType { get; init; }

    /// <summary>The attributes in the index beside the keys, for INCLUDE.</summary>
    [Shape(typeof(NonKeyAttributeNameList))]
    [ElementShape(typeof(NonKeyAttributeName))]
    public IReadOnlyList<string>? NonKeyAttributes { get; init; }
}
