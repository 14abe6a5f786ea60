using System.Text.Json;
using System.Text.RegularExpressions;

namespace Millrace.CommandLine.Records;

/// <summary>Which records somebody wants to see. Records in an aggregate are asked one by one; one that is wanted brings the aggregate along.</summary>
internal abstract class RecordFilter
{
    /// <summary>Reads a filter.</summary>
    /// <param name="kind">One of <c>text</c>, <c>key</c>, <c>regex</c> and <c>json</c>.</param>
    /// <param name="expression">What is looked for; null for all.</param>
    /// <exception cref="FormatException">It makes no sense.</exception>
    public static RecordFilter? Read(string? kind, string? expression)
    {
        if (expression is null) return null;
        return kind switch
        {
            null or "text" => new OfText(expression),
            "key" => new OfKey(expression),
            "regex" => new OfPattern(Pattern(expression)),
            "json" => new OfJson(JsonCondition.Read(expression)),
            _ => throw new FormatException($"'{kind}' is no kind of filter; there are text, key, regex and json."),
        };
    }

    /// <summary>Whether a record is wanted.</summary>
    public bool Matches(string key, ReadOnlyMemory<byte> data)
    {
        var decoded = Decoded.Of(data);
        if (decoded.Parts is null) return Matches(key, decoded);
        foreach (var part in decoded.Parts)
        {
            if (Matches(part.PartitionKey, Decoded.Of(part.Data))) return true;
        }

        return false;
    }

    /// <summary>Whether a record is wanted.</summary>
    protected abstract bool Matches(string key, Decoded decoded);

    // Without backtracking, an expression takes no longer than the text is long.
    private static Regex Pattern(string expression)
    {
        try
        {
            return new Regex(expression, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            throw new FormatException($"The regular expression cannot be used: {wrong.Message}");
        }
    }

    private sealed class OfText(string wanted) : RecordFilter
    {
        protected override bool Matches(string key, Decoded decoded) =>
            decoded.Text?.Contains(wanted, StringComparison.OrdinalIgnoreCase) == true || key.Contains(wanted, StringComparison.OrdinalIgnoreCase);
    }

    private sealed class OfKey(string wanted) : RecordFilter
    {
        protected override bool Matches(string key, Decoded decoded) => key.Contains(wanted, StringComparison.Ordinal);
    }

    private sealed class OfPattern(Regex pattern) : RecordFilter
    {
        protected override bool Matches(string key, Decoded decoded) => decoded.Text is { } text && pattern.IsMatch(text);
    }

    private sealed class OfJson(JsonCondition condition) : RecordFilter
    {
        protected override bool Matches(string key, Decoded decoded)
        {
            if (!decoded.IsJson) return false;
            using var document = JsonDocument.Parse(decoded.Text!);
            return condition.Holds(document.RootElement);
        }
    }
}
