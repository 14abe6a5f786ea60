using System.Globalization;
using System.Text.Json;

namespace Millrace.CommandLine.Records;

/// <summary>
/// A condition on a value in a JSON document, as in <c>order.items[0].price &gt;= 10</c>. A path alone asks whether the value is there. What is compared with is
/// JSON, or else a text without quotes.
/// </summary>
internal sealed class JsonCondition
{
    private static readonly string[] Operators = ["!=", ">=", "<=", "=", ">", "<"];

    private readonly List<string> _path;
    private readonly string? _operator;
    private readonly string _text = "";
    private readonly double? _number;

    private JsonCondition(List<string> path, string? comparison, string value)
    {
        _path = path;
        _operator = comparison;
        var isQuoted = value is ['"', .., '"'];
        _text = isQuoted ? value[1..^1] : value;
        if (!isQuoted && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) _number = number;
    }

    /// <summary>Reads a condition.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static JsonCondition Read(string text)
    {
        var (at, comparison) = (text.Length, (string?)null);
        foreach (var candidate in Operators)
        {
            var found = text.IndexOf(candidate, StringComparison.Ordinal);
            if (found >= 0 && found < at) (at, comparison) = (found, candidate);
        }

        var path = text[..at].Trim().TrimStart('$').Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        var steps = path.Split('.', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();
        if (steps.Count == 0) throw new FormatException($"'{text}' names no value; a condition is like order.items[0].price >= 10.");
        var value = comparison is null ? "" : text[(at + comparison.Length)..].TrimStart('=').Trim();
        return new JsonCondition(steps, comparison, value);
    }

    /// <summary>Whether it holds for a document.</summary>
    public bool Holds(JsonElement document)
    {
        var value = document;
        foreach (var step in _path)
        {
            if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty(step, out var member)) value = member;
            else if (value.ValueKind == JsonValueKind.Array && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < value.GetArrayLength()) value = value[index];
            else return false;
        }

        if (_operator is null) return true;
        if (value.ValueKind == JsonValueKind.Number && _number is { } number) return Compare(value.GetDouble().CompareTo(number));
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return Compare(string.CompareOrdinal(text, _text));
    }

    private bool Compare(int order) => _operator switch
    {
        "=" => order == 0,
        "!=" => order != 0,
        ">=" => order >= 0,
        "<=" => order <= 0,
        ">" => order > 0,
        _ => order < 0,
    };
}
