using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>An item that was read; nothing when there is none.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.ItemResponse")]
public sealed partial record ItemResponse
{
    /// <summary>The item.</summary>
    [EntryShape(typeof(AttributeName))]
    public IReadOnlyDictionary<string, AttributeValue>? Item { get; init; }
}
