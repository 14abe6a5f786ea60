using Millrace.DynamoDB.Items;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.PartiQL;

/// <summary>Where a statement's answer goes on: the key of the last item that was looked at.</summary>
internal static class NextToken
{
    public static string Write(IReadOnlyDictionary<string, AttributeValue> key) => Convert.ToBase64String(ItemCodec.Encode(StoredItem.Of(key)));

    /// <exception cref="ServiceException">It is none.</exception>
    public static IReadOnlyDictionary<string, AttributeValue>? Read(string? token)
    {
        if (token is null) return null;
        try
        {
            return ItemCodec.Decode(Convert.FromBase64String(token)).Attributes;
        }
        catch (Exception e) when (e is FormatException or InvalidDataException)
        {
            throw DynamoDBErrors.Validation("Invalid NextToken");
        }
    }
}
