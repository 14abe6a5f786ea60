using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>An item to delete.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.DeleteRequest")]
public sealed partial record DeleteRequest
{
    /// <summary>The key.</summary>
    [EntryShape(typeof(AttributeName))]
    public required IReadOnlyDictionary<string, AttributeValue> Key { get; init; }
}
