using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Legacy: what must hold of an attribute.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.Condition")]
public sealed partial record Condition
{
    /// <summary>The operands of the comparison.</summary>
    public IReadOnlyList<AttributeValue>? AttributeValueList { get; init; }

    /// <summary>How to compare; one of <see cref="ComparisonOperator"/>.</summary>
    [Shape(typeof(ComparisonOperator))]
    public required string ComparisonOperator { get; init; }
}
