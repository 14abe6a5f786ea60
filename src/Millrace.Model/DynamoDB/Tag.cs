using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A tag.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.Tag")]
public sealed partial record Tag
{
    /// <summary>The key.</summary>
    [Shape(typeof(TagKeyString))]
    public required string Key { get; init; }

    /// <summary>The value.</summary>
    [Shape(typeof(TagValueString))]
    public required string Value { get; init; }
}
