using System.Text.Json;

namespace Millrace.CloudWatch.Logs.Filters;

/// <summary>Conditions on the members of a document. What is no document matches nothing.</summary>
internal sealed class JsonPattern : FilterPattern
{
    private readonly Condition<JsonElement> _condition;
    private readonly IReadOnlyList<JsonSelector> _selectors;

    private JsonPattern(Condition<JsonElement> condition, IReadOnlyList<JsonSelector> selectors)
    {
        _condition = condition;
        _selectors = selectors;
    }

    public static JsonPattern Parse(PatternReader reader)
    {
        var selectors = new List<JsonSelector>();
        reader.Take("{");
        var condition = reader.ReadConditions(inner => ReadOne(inner, selectors));
        reader.Take("}");
        return new JsonPattern(condition, selectors);
    }

    public override bool IsMatch(ReadOnlySpan<byte> message)
    {
        using var document = Read(message);
        return document is not null && _condition(document.RootElement);
    }

    public override IReadOnlyDictionary<string, string> Extract(ReadOnlySpan<byte> message)
    {
        var values = new Dictionary<string, string>();
        using var document = Read(message);
        if (document is null) return values;
        foreach (var selector in _selectors)
        {
            foreach (var found in selector.Find(document.RootElement).Where(IsScalar).Take(1)) values[selector.ToString()] = TextOf(found);
        }

        return values;
    }

    private static Condition<JsonElement> ReadOne(PatternReader reader, List<JsonSelector> selectors)
    {
        var selector = JsonSelector.Read(reader);
        selectors.Add(selector);
        if (reader.TryTakeWord("NOT"))
        {
            if (!reader.TryTakeWord("EXISTS")) throw PatternReader.Invalid();
            return document => !selector.Find(document).Any();
        }

        if (reader.TryTakeWord("IS"))
        {
            var kind = reader.TryTakeWord("TRUE") ? JsonValueKind.True
                : reader.TryTakeWord("FALSE") ? JsonValueKind.False
                : reader.TryTakeWord("NULL") ? JsonValueKind.Null
                : throw PatternReader.Invalid();
            return document => selector.Find(document).Any(found => found.ValueKind == kind);
        }

        var comparison = Comparison.Read(reader, ")}&|") ?? throw PatternReader.Invalid();
        return document => selector.Find(document).Any(found => IsScalar(found) && comparison.Holds(TextOf(found), NumberOf(found)));
    }

    private static JsonDocument? Read(ReadOnlySpan<byte> message)
    {
        var start = message.TrimStart(" \t\r\n"u8);
        if (start.IsEmpty || start[0] is not ((byte)'{' or (byte)'[')) return null;
        try
        {
            var reader = new Utf8JsonReader(message);
            return JsonDocument.ParseValue(ref reader);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsScalar(JsonElement element) => element.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);

    private static string TextOf(JsonElement element) => element.ValueKind == JsonValueKind.String ? Text(element) : element.GetRawText();

    private static double? NumberOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number ? Comparison.Number(element.GetRawText()) : null;

    /// <summary>The text of a string; half a surrogate, which is none, as it was written.</summary>
    private static string Text(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return element.GetRawText();
        }
    }
}
