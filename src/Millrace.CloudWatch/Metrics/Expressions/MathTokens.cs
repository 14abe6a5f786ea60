using System.Globalization;

namespace Millrace.CloudWatch.Metrics.Expressions;

/// <summary>Reads an expression from left to right.</summary>
internal sealed class MathTokens(string id, string text)
{
    private const int MaxDepth = 64;

    private int _at;
    private int _depth;

    /// <summary>Whether all was read.</summary>
    public bool IsAtEnd
    {
        get
        {
            while (_at < text.Length && char.IsWhiteSpace(text[_at])) _at++;
            return _at == text.Length;
        }
    }

    /// <summary>Goes one step deeper.</summary>
    public void Enter()
    {
        if (++_depth > MaxDepth) throw MetricExpression.Wrong(id, "it is too deeply nested");
    }

    /// <summary>Comes back.</summary>
    public void Leave() => _depth--;

    /// <summary>Takes a mark when it is next.</summary>
    public bool TryTake(string mark)
    {
        if (IsAtEnd || !text.AsSpan(_at).StartsWith(mark, StringComparison.OrdinalIgnoreCase)) return false;
        if (char.IsLetter(mark[0]) && _at + mark.Length < text.Length && IsWordPart(text[_at + mark.Length])) return false;
        _at += mark.Length;
        return true;
    }

    /// <summary>Takes a mark that must be next.</summary>
    public void Take(string mark)
    {
        if (!TryTake(mark)) throw MetricExpression.Wrong(id, $"{mark} was expected at position {_at}");
    }

    /// <summary>Takes a number when it is next.</summary>
    public double? TryNumber()
    {
        if (IsAtEnd || !(char.IsAsciiDigit(text[_at]) || text[_at] == '.')) return null;
        var end = _at;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.')) end++;
        if (end < text.Length && text[end] is 'e' or 'E')
        {
            end++;
            if (end < text.Length && text[end] is '+' or '-') end++;
            while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        }

        if (!double.TryParse(text.AsSpan(_at, end - _at), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            throw MetricExpression.Wrong(id, $"a number was expected at position {_at}");
        _at = end;
        return number;
    }

    /// <summary>Takes a word when it is next.</summary>
    public string? TryWord()
    {
        if (IsAtEnd || !char.IsAsciiLetter(text[_at])) return null;
        var start = _at;
        while (_at < text.Length && IsWordPart(text[_at])) _at++;
        return text[start.._at];
    }

    /// <summary>Takes a text in quotes when it is next.</summary>
    public string? TryText()
    {
        if (IsAtEnd || text[_at] is not ('"' or '\'')) return null;
        var end = text.IndexOf(text[_at], _at + 1);
        if (end < 0) throw MetricExpression.Wrong(id, "a quote is not closed");
        var quoted = text[(_at + 1)..end];
        _at = end + 1;
        return quoted;
    }

    /// <summary>The error of what cannot be read here.</summary>
    public Wire.ServiceException Unexpected() => MetricExpression.Wrong(id, IsAtEnd ? "it ends too early" : $"unexpected {text[_at]} at position {_at}");

    private static bool IsWordPart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
