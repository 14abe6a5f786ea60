using System.Text;
using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Items;

/// <summary>Makes the keys under which items and index entries are stored, and checks what they are made from (facts/dynamodb.md 7, 19.4).</summary>
internal static class ItemKeys
{
    public const int MostHashBytes = 2048;
    public const int MostRangeBytes = 1024;

    /// <summary>The key of a request's <c>Key</c>, which has the key's attributes and no other.</summary>
    public static byte[] OfKey(KeyState schema, IReadOnlyDictionary<string, AttributeValue> key)
    {
        if (key.Count != schema.Attributes().Count()) throw Mismatch();
        foreach (var attribute in schema.Attributes())
        {
            if (!key.TryGetValue(attribute.Name, out var value) || value.Type != attribute.Type) throw Mismatch();
        }

        foreach (var attribute in schema.Attributes()) CheckNotEmpty(attribute, key[attribute.Name], "were invalid: ");
        CheckSizes(schema, key);
        return Write(schema, key).ToArray();
    }

    /// <summary>The key of an item that is to be written.</summary>
    public static byte[] OfItem(KeyState schema, IReadOnlyDictionary<string, AttributeValue> item)
    {
        foreach (var attribute in schema.Attributes())
        {
            if (!item.TryGetValue(attribute.Name, out var value))
                throw DynamoDBErrors.InvalidParameters($"Missing the key {attribute.Name} in the item");
            if (value.Type != attribute.Type)
                throw DynamoDBErrors.InvalidParameters($"Type mismatch for key {attribute.Name} expected: {attribute.Type} actual: {value.Type}");
        }

        foreach (var attribute in schema.Attributes()) CheckNotEmpty(attribute, item[attribute.Name], "are not valid. ");
        CheckSizes(schema, item);
        return Write(schema, item).ToArray();
    }

    /// <summary>The attributes of a key out of an item that has them.</summary>
    public static Dictionary<string, AttributeValue> Of(KeyState schema, IReadOnlyDictionary<string, AttributeValue> item)
    {
        var key = new Dictionary<string, AttributeValue>();
        foreach (var attribute in schema.Attributes()) key[attribute.Name] = item[attribute.Name];
        return key;
    }

    /// <summary>The key of an index's entry for an item; null when the item lacks an attribute of the index's key, or has one that cannot be in it.</summary>
    public static byte[]? OfEntry(IndexState index, IReadOnlyDictionary<string, AttributeValue> item, byte[] itemKey)
    {
        foreach (var attribute in index.Key.Attributes())
        {
            if (!item.TryGetValue(attribute.Name, out var value) || value.Type != attribute.Type || Length(value) == 0) return null;
        }

        var writer = Write(index.Key, item);
        writer.WriteItemKey(itemKey);
        return writer.ToArray();
    }

    /// <summary>The item's key out of the key of an index's entry.</summary>
    public static byte[] ItemKeyOf(IndexState index, byte[] entryKey) => entryKey[KeyWriter.EndOfComponents(entryKey, index.Key.Attributes().Count())..];

    /// <summary>Checks an item against the keys of the table's indexes.</summary>
    public static void CheckIndexKeys(TableState table, IReadOnlyDictionary<string, AttributeValue> item)
    {
        foreach (var index in table.Indexes)
        {
            foreach (var attribute in index.Key.Attributes())
            {
                if (!item.TryGetValue(attribute.Name, out var value)) continue;
                if (value.Type != attribute.Type)
                {
                    throw DynamoDBErrors.InvalidParameters(
                        $"Type mismatch for Index Key {attribute.Name} Expected: {attribute.Type} Actual: {value.Type} IndexName: {index.Name}");
                }

                if (Length(value) == 0)
                {
                    throw DynamoDBErrors.Validation(
                        "One or more parameter values are not valid. A value specified for a secondary index key is not supported. "
                        + $"The AttributeValue for a key attribute cannot contain an empty {LongType(value)} value. IndexName: {index.Name}, IndexKey: {attribute.Name}");
                }
            }

            if (index.Key.Attributes().All(attribute => item.ContainsKey(attribute.Name))) CheckSizes(index.Key, item);
        }
    }

    private static KeyWriter Write(KeyState schema, IReadOnlyDictionary<string, AttributeValue> item)
    {
        var writer = new KeyWriter();
        foreach (var attribute in schema.Hash) writer.Write(item[attribute.Name]);
        writer.EndPartitionKey();
        foreach (var attribute in schema.Range) writer.Write(item[attribute.Name]);
        return writer;
    }

    private static void CheckNotEmpty(KeyAttribute attribute, AttributeValue value, string wording)
    {
        if (Length(value) != 0) return;
        throw DynamoDBErrors.Validation(
            $"One or more parameter values {wording}The AttributeValue for a key attribute cannot contain an empty {LongType(value)} value. Key: {attribute.Name}");
    }

    private static void CheckSizes(KeyState schema, IReadOnlyDictionary<string, AttributeValue> item)
    {
        foreach (var attribute in schema.Hash)
        {
            if (Length(item[attribute.Name]) > MostHashBytes)
                throw DynamoDBErrors.InvalidParameters("Size of hashkey has exceeded the maximum size limit of2048 bytes");
        }

        foreach (var attribute in schema.Range)
        {
            if (Length(item[attribute.Name]) > MostRangeBytes)
                throw DynamoDBErrors.InvalidParameters("Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
        }
    }

    /// <summary>The length of a text or bytes; a number is never too long and never empty.</summary>
    private static int Length(AttributeValue value) => value switch
    {
        StringValue text => Encoding.UTF8.GetByteCount(text.Text),
        BinaryValue binary => binary.Bytes.Length,
        _ => 1,
    };

    private static string LongType(AttributeValue value) => value is BinaryValue ? "binary" : "string";

    private static ServiceException Mismatch() => DynamoDBErrors.Validation("The provided key element does not match the schema");
}
