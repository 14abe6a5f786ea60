using System.Text.Json;
using System.Text.Json.Nodes;
using Millrace.Model.DynamoDB;

namespace Millrace.CommandLine.Tables;

/// <summary>Items as plain JSON. A binary value is its base64, a set a list: reading gives what people mean, not what DynamoDB tells apart.</summary>
internal static class ItemJson
{
    /// <summary>An item as a document, its names in order.</summary>
    public static JsonObject Of(IReadOnlyDictionary<string, AttributeValue> item)
    {
        var document = new JsonObject();
        foreach (var (name, value) in item.OrderBy(static entry => entry.Key, StringComparer.Ordinal)) document[name] = Of(value);
        return document;
    }

    /// <summary>Reads an item, or a key.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Dictionary<string, AttributeValue> Read(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject document
                ? document.ToDictionary(static entry => entry.Key, static entry => ValueOf(entry.Value))
                : throw new FormatException("it is not a JSON object, like {\"id\": \"7\"}.");
        }
        catch (JsonException wrong)
        {
            throw new FormatException($"it is not JSON: {wrong.Message}");
        }
    }

    private static JsonNode? Of(AttributeValue value) => value switch
    {
        StringValue text => JsonValue.Create(text.Text),
        NumberValue number => JsonNode.Parse(number.Number.ToString()!),
        BooleanValue truth => JsonValue.Create(truth.Value),
        BinaryValue bytes => JsonValue.Create(Convert.ToBase64String(bytes.Bytes.Span)),
        ListValue list => new JsonArray([.. list.Elements.Select(Of)]),
        MapValue map => Of(map.Entries),
        StringSetValue set => new JsonArray([.. set.Members.Select(static text => JsonValue.Create(text))]),
        NumberSetValue set => new JsonArray([.. set.Members.Select(static number => JsonNode.Parse(number.ToString()!))]),
        BinarySetValue set => new JsonArray([.. set.Members.Select(static bytes => JsonValue.Create(Convert.ToBase64String(bytes.Span)))]),
        _ => null,
    };

    private static AttributeValue ValueOf(JsonNode? node) => node switch
    {
        null => NullValue.Instance,
        JsonArray list => new ListValue([.. list.Select(ValueOf)]),
        JsonObject map => new MapValue(map.ToDictionary(static entry => entry.Key, static entry => ValueOf(entry.Value))),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.String => node.GetValue<string>(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => Number.TryParse(node.ToJsonString(), out var number, out var fault) ? new NumberValue(number) : throw new FormatException(fault),
        },
    };
}
