using Millrace.Model.DynamoDB;

namespace Millrace.DynamoDB.Items;

/// <summary>An item as it is stored.</summary>
/// <param name="Attributes">Its attributes.</param>
/// <param name="Size">Its size as AWS counts it.</param>
internal sealed record StoredItem(IReadOnlyDictionary<string, AttributeValue> Attributes, int Size)
{
    public static StoredItem Of(IReadOnlyDictionary<string, AttributeValue> attributes) => new(attributes, ItemSize.Of(attributes));
}
