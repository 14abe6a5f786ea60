using System.Globalization;
using System.Text.RegularExpressions;

namespace Millrace.CloudWatch.Logs.Filters;

/// <summary>A comparison with a value: <c>=</c> and <c>!=</c> with texts, where <c>*</c> at either end stands for anything, with regular expressions and with numbers; the others with numbers.</summary>
internal sealed class Comparison
{
    private readonly string _operator;
    private readonly string _text;
    private readonly double? _number;
    private readonly Regex? _regex;

    private Comparison(string @operator, string text, double? number, Regex? regex)
    {
        _operator = @operator;
        _text = text;
        _number = number;
        _regex = regex;
    }

    /// <summary>Reads an operator and a value; null when no operator is next.</summary>
    public static Comparison? Read(PatternReader reader, string stops)
    {
        var found = Array.Find(["!=", "<=", ">=", "=", "<", ">"], reader.TryTake);
        if (found is null) return null;
        reader.SkipSpaces();
        var isEquality = found is "=" or "!=";
        if (isEquality && reader.Peek == '%') return new Comparison(found, "", null, reader.TakeRegex());
        if (isEquality && reader.Peek == '"') return new Comparison(found, reader.TakeQuoted(), null, null);
        var value = reader.TakeUntil(stops);
        var number = Number(value);
        return value.Length > 0 && (isEquality || number is not null) ? new Comparison(found, value, number, null) : throw PatternReader.Invalid();
    }

    /// <summary>Whether it holds of a text, which may be a number.</summary>
    public bool Holds(string text, double? number) => _operator switch
    {
        "=" => IsEqual(text, number),
        "!=" => !IsEqual(text, number),
        "<" => number < _number,
        "<=" => number <= _number,
        ">" => number > _number,
        _ => number >= _number,
    };

    /// <summary>The number that a text is, or null.</summary>
    public static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private bool IsEqual(string text, double? number)
    {
        if (_regex is not null) return _regex.IsMatch(text);
        if (_number is { } expected && number is { } found) return expected.Equals(found);
        return (_text.StartsWith('*'), _text.Length > 1 && _text.EndsWith('*')) switch
        {
            (true, true) => text.Contains(_text[1..^1], StringComparison.Ordinal),
            (true, false) => text.EndsWith(_text[1..], StringComparison.Ordinal),
            (false, true) => text.StartsWith(_text[..^1], StringComparison.Ordinal),
            _ => text == _text,
        };
    }
}
