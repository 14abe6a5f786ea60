using System.Text.Json;
using System.Text.Unicode;
using Millrace.Model.Lambda;

namespace Millrace.Lambda.EventSourceMappings.Filters;

/// <summary>Which records a function gets (facts/lambda.md 7, FilterCriteria): those that one of the filters lets pass. Of a stream's record only the data is looked at, of a table's all of it.</summary>
internal sealed class RecordFilter
{
    private const string DataKey = "data";

    private readonly bool _isOfTable;
    private readonly IReadOnlyList<(FilterPattern? Json, IReadOnlyList<ValueMatch>? Text)> _filters;

    private RecordFilter(bool isOfTable, IReadOnlyList<(FilterPattern?, IReadOnlyList<ValueMatch>?)> filters)
    {
        _isOfTable = isOfTable;
        _filters = filters;
    }

    /// <summary>Reads the filters of a mapping; null when it has none.</summary>
    /// <param name="criteria">The filters.</param>
    /// <param name="service">The service of the source, as in <c>kinesis</c>.</param>
    /// <exception cref="FormatException">One of them is no pattern.</exception>
    public static RecordFilter? Of(FilterCriteria? criteria, string service)
    {
        if (criteria?.Filters is not { Count: > 0 } filters) return null;
        var isOfTable = service == MappingChecks.Tables;
        return new RecordFilter(isOfTable, [.. filters.Select(filter => Read(filter.Pattern, isOfTable))]);
    }

    /// <summary>Whether the function gets a record.</summary>
    public bool Passes(in SourceRecord record)
    {
        if (_filters.Any(static filter => filter is { Json: null, Text: null })) return true;
        var data = record.Data;
        using var json = TryParse(data);
        if (json is not null)
        {
            var root = json.RootElement;
            return _filters.Any(filter => filter.Json?.Matches(root) == true);
        }

        if (_isOfTable || !Utf8.IsValid(data.Span)) return false;
        using var text = TextElement(data);
        var value = text.RootElement;
        return _filters.Any(filter => filter.Text?.Any(alternative => alternative.Matches(value)) == true);
    }

    private static (FilterPattern? Json, IReadOnlyList<ValueMatch>? Text) Read(string? pattern, bool isOfTable)
    {
        try
        {
            using var json = JsonDocument.Parse(pattern ?? "");
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object) throw new FormatException("A pattern is an object.");
            if (!root.EnumerateObject().Any()) return (null, null);
            if (isOfTable) return (FilterPattern.Read(root), null);
            if (root.EnumerateObject().Any(static member => !member.NameEquals(DataKey))) throw new FormatException("Only data can be looked at.");
            var data = root.GetProperty(DataKey);
            return data.ValueKind == JsonValueKind.Array ? (null, FilterPattern.ReadAlternatives(data)) : (FilterPattern.Read(data), null);
        }
        catch (JsonException fault)
        {
            throw new FormatException("A pattern is JSON.", fault);
        }
    }

    private static JsonDocument? TryParse(ReadOnlyMemory<byte> data)
    {
        // Nothing else begins an object, and most texts are told from it here.
        if (!data.Span.TrimStart(" \t\r\n"u8).StartsWith("{"u8)) return null;
        try
        {
            return JsonDocument.Parse(data);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonDocument TextElement(ReadOnlyMemory<byte> text) => JsonDocument.Parse($"\"{JsonEncodedText.Encode(text.Span)}\"");
}
