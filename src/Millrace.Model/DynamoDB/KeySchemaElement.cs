using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>An attribute of a key.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.KeySchemaElement")]
public sealed partial record KeySchemaElement
{
    /// <summary>The attribute's name.</summary>
    [Shape(typeof(KeySchemaAttributeName))]
    public required string AttributeName { get; init; }

    /// <summary>The attribute's part in the key; one of <see cref="KeyType"/>.</summary>
    [Shape(typeof(KeyType))]
    public required string KeyType { get; init; }
}
