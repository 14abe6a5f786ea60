using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Legacy: a change to an attribute.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.AttributeValueUpdate")]
public sealed partial record AttributeValueUpdate
{
    /// <summary>The value.</summary>
    public AttributeValue? Value { get; init; }

    /// <summary>What is done with the attribute; one of <see cref="AttributeAction"/>. PUT when left out.</summary>
    [Shape(typeof(AttributeAction))]
    public string? Action { get; init; }
}
