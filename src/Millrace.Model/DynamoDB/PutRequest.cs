using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>An item to write.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.PutRequest")]
public sealed partial record PutRequest
{
    /// <summary>The item.</summary>
    [EntryShape(typeof(AttributeName))]
    public required IReadOnlyDictionary<string, AttributeValue> Item { get; init; }
}
