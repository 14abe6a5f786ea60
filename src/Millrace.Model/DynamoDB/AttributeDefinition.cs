using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The type of an attribute that a key is made of.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.AttributeDefinition")]
public sealed partial record AttributeDefinition
{
    /// <summary>The attribute's name.</summary>
    [Shape(typeof(KeySchemaAttributeName))]
    public required string AttributeName { get; init; }

    /// <summary>The attribute's type; one of <see cref="ScalarAttributeType"/>.</summary>
    [Shape(typeof(ScalarAttributeType))]
    public required string AttributeType { get; init; }
}
