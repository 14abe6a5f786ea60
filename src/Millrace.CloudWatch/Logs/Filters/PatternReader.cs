using System.Text;
using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.CloudWatch.Logs.Filters;

/// <summary>Reads a pattern from left to right.</summary>
internal sealed class PatternReader(string text)
{
    /// <summary>Deeper than this no parentheses go.</summary>
    private const int MaxDepth = 64;

    private int _at;
    private int _depth;

    /// <summary>Whether all was read.</summary>
    public bool IsAtEnd => _at == text.Length;

    /// <summary>How many regular expressions were read.</summary>
    public int Regexes { get; private set; }

    /// <summary>The next character; zero at the end.</summary>
    public char Peek => IsAtEnd ? '\0' : text[_at];

    /// <summary>The error of what is no pattern.</summary>
    public static ServiceException Invalid() => LogsErrors.InvalidParameter("Invalid filter pattern");

    /// <summary>Passes over spaces.</summary>
    public void SkipSpaces()
    {
        while (!IsAtEnd && char.IsWhiteSpace(text[_at])) _at++;
    }

    /// <summary>Takes a mark when it is next, after spaces.</summary>
    public bool TryTake(string mark)
    {
        SkipSpaces();
        if (!text.AsSpan(_at).StartsWith(mark, StringComparison.Ordinal)) return false;
        _at += mark.Length;
        return true;
    }

    /// <summary>Takes a word when it is next, after spaces, in any case.</summary>
    public bool TryTakeWord(string word)
    {
        SkipSpaces();
        var rest = text.AsSpan(_at);
        if (!rest.StartsWith(word, StringComparison.OrdinalIgnoreCase) || (rest.Length > word.Length && char.IsLetterOrDigit(rest[word.Length]))) return false;
        _at += word.Length;
        return true;
    }

    /// <summary>Takes a mark that must be next.</summary>
    public void Take(string mark)
    {
        if (!TryTake(mark)) throw Invalid();
    }

    /// <summary>Takes what is read until one of some characters, or a space.</summary>
    public string TakeUntil(string stops)
    {
        var start = _at;
        while (!IsAtEnd && !char.IsWhiteSpace(text[_at]) && !stops.Contains(text[_at], StringComparison.Ordinal)) _at++;
        return text[start.._at];
    }

    /// <summary>Takes a text in quotes, of which the first is next.</summary>
    public string TakeQuoted(char quote = '"')
    {
        var taken = new StringBuilder();
        for (_at++; !IsAtEnd; _at++)
        {
            if (text[_at] == quote)
            {
                _at++;
                return taken.ToString();
            }

            if (text[_at] == '\\' && _at + 1 < text.Length && (text[_at + 1] == quote || text[_at + 1] == '\\')) _at++;
            taken.Append(text[_at]);
        }

        throw Invalid();
    }

    /// <summary>Takes a regular expression between percent signs, of which the first is next. It takes time by the text's length, whatever it says.</summary>
    public Regex TakeRegex()
    {
        var end = text.IndexOf('%', _at + 1);
        if (end <= _at + 1) throw Invalid();
        var expression = text[(_at + 1)..end];
        _at = end + 1;
        Regexes++;
        try
        {
            return new Regex(expression, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
        {
            throw Invalid();
        }
    }

    /// <summary>Reads conditions that are joined: <c>&amp;&amp;</c> before <c>||</c>, parentheses first.</summary>
    /// <param name="readOne">Reads one condition.</param>
    public Condition<T> ReadConditions<T>(Func<PatternReader, Condition<T>> readOne)
    {
        var either = ReadAll(readOne);
        while (TryTake("||"))
        {
            var (left, right) = (either, ReadAll(readOne));
            either = subject => left(subject) || right(subject);
        }

        return either;
    }

    private Condition<T> ReadAll<T>(Func<PatternReader, Condition<T>> readOne)
    {
        var all = ReadOne(readOne);
        while (TryTake("&&"))
        {
            var (left, right) = (all, ReadOne(readOne));
            all = subject => left(subject) && right(subject);
        }

        return all;
    }

    private Condition<T> ReadOne<T>(Func<PatternReader, Condition<T>> readOne)
    {
        if (!TryTake("(")) return readOne(this);
        if (++_depth > MaxDepth) throw Invalid();
        var inner = ReadConditions(readOne);
        Take(")");
        _depth--;
        return inner;
    }
}

/// <summary>What must hold of something.</summary>
internal delegate bool Condition<in T>(T subject);
