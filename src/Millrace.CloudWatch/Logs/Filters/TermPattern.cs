using System.Text;
using System.Text.RegularExpressions;

namespace Millrace.CloudWatch.Logs.Filters;

/// <summary>Terms that a text contains: all of some, or one of others, and none of the excluded.</summary>
internal sealed class TermPattern(IReadOnlyList<Term> all, IReadOnlyList<Term> any, IReadOnlyList<Term> none) : FilterPattern
{
    public static TermPattern Parse(PatternReader reader)
    {
        var (all, any, none) = (new List<Term>(), new List<Term>(), new List<Term>());
        for (reader.SkipSpaces(); !reader.IsAtEnd; reader.SkipSpaces())
        {
            var kind = reader.TryTake("?") ? any : reader.TryTake("-") ? none : all;
            kind.Add(ReadTerm(reader));
        }

        // Beside terms that must be there, those that may be do not count.
        return new TermPattern(all, all.Count > 0 ? [] : any, none);
    }

    public override bool IsMatch(ReadOnlySpan<byte> message)
    {
        foreach (var term in none)
        {
            if (term.IsIn(message)) return false;
        }

        foreach (var term in all)
        {
            if (!term.IsIn(message)) return false;
        }

        if (any.Count == 0) return true;
        foreach (var term in any)
        {
            if (term.IsIn(message)) return true;
        }

        return false;
    }

    private static Term ReadTerm(PatternReader reader)
    {
        if (reader.Peek == '%') return new Term([], reader.TakeRegex());
        if (reader.Peek == '"') return new Term(Encoding.UTF8.GetBytes(reader.TakeQuoted()), null);
        var word = reader.TakeUntil("\"%");
        // What is not of letters, digits and underscores must be quoted.
        return word.Length > 0 && word.All(static c => char.IsLetterOrDigit(c) || c == '_')
            ? new Term(Encoding.UTF8.GetBytes(word), null)
            : throw PatternReader.Invalid();
    }
}

/// <summary>A term.</summary>
/// <param name="Text">What is looked for, in UTF-8.</param>
/// <param name="Regex">A regular expression in its place.</param>
internal readonly record struct Term(byte[] Text, Regex? Regex)
{
    public bool IsIn(ReadOnlySpan<byte> message) => Regex is null ? message.IndexOf(Text) >= 0 : Regex.IsMatch(Encoding.UTF8.GetString(message));
}
