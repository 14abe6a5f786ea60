using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Legacy: what must hold of an attribute.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.ExpectedAttributeValue")]
public sealed partial record ExpectedAttributeValue
{
    /// <summary>The value.</summary>
    public AttributeValue? Value { get; init; }

    /// <summary>Whether the attribute must be there; true when left out with a value.</summary>
    public bool? Exists { get; init; }

    /// <summary>How to compare; one of <see cref="ComparisonOperator"/>.</summary>
    [Shape(typeof(ComparisonOperator))]
    public string? ComparisonOperator { get; init; }

    /// <summary>The operands of the comparison.</summary>
    public IReadOnlyList<AttributeValue>? AttributeValueList { get; init; }
}
