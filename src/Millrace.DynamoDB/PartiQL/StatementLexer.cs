using System.Text;

namespace Millrace.DynamoDB.PartiQL;

/// <summary>What a token of a statement is.</summary>
internal enum StatementTokenKind
{
    /// <summary>A keyword, a function or a bare name.</summary>
    Word,

    /// <summary>A name in double quotes.</summary>
    QuotedName,

    /// <summary>A text in single quotes.</summary>
    Text,

    /// <summary>Digits, with a point or an exponent.</summary>
    Number,

    /// <summary>A question mark.</summary>
    Parameter,

    /// <summary>An operator or another sign.</summary>
    Sign,

    /// <summary>The end.</summary>
    End,
}

/// <summary>A token; of names and texts what stands between the quotes.</summary>
internal readonly record struct StatementToken(StatementTokenKind Kind, string Text)
{
    public bool Is(string sign) => Kind == StatementTokenKind.Sign && Text == sign;

    public bool IsKeyword(string keyword) => Kind == StatementTokenKind.Word && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Takes a statement apart into tokens (facts/dynamodb.md 18).</summary>
internal static class StatementLexer
{
    private static readonly string[] Signs =
        ["<<", ">>", "<>", "!=", "<=", ">=", "=", "<", ">", "(", ")", "[", "]", "{", "}", ",", ".", ":", "+", "-", "*"];

    /// <summary>The tokens, the end being the last.</summary>
    public static IReadOnlyList<StatementToken> Read(string text)
    {
        var tokens = new List<StatementToken>();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            tokens.Add(Next(text, ref at));
        }

        tokens.Add(new StatementToken(StatementTokenKind.End, "end of statement"));
        return tokens;
    }

    private static StatementToken Next(string text, ref int at)
    {
        var first = text[at];
        if (first == '\'') return new(StatementTokenKind.Text, Quoted(text, ref at));
        if (first == '"') return new(StatementTokenKind.QuotedName, Quoted(text, ref at));
        if (first == '?')
        {
            at++;
            return new(StatementTokenKind.Parameter, "?");
        }

        var start = at;
        if (char.IsAsciiDigit(first) || (first == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
        {
            at = EndOfNumber(text, at);
            return new(StatementTokenKind.Number, text[start..at]);
        }

        if (char.IsLetter(first) || first is '_' or '$')
        {
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '$')) at++;
            return new(StatementTokenKind.Word, text[start..at]);
        }

        foreach (var sign in Signs)
        {
            if (!text.AsSpan(at).StartsWith(sign)) continue;
            at += sign.Length;
            return new(StatementTokenKind.Sign, sign);
        }

        throw StatementFaults.Malformed($"Unexpected character {first}");
    }

    /// <summary>What stands between quotes; a doubled quote stands for one.</summary>
    private static string Quoted(string text, ref int at)
    {
        var quote = text[at++];
        var inner = new StringBuilder();
        while (at < text.Length)
        {
            var character = text[at++];
            if (character != quote) inner.Append(character);
            else if (at < text.Length && text[at] == quote) inner.Append(text[at++]);
            else return inner.ToString();
        }

        throw StatementFaults.Malformed("");
    }

    private static int EndOfNumber(string text, int at)
    {
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.')) at++;
        if (at >= text.Length || text[at] is not ('e' or 'E')) return at;
        var exponent = at + 1;
        if (exponent < text.Length && text[exponent] is '+' or '-') exponent++;
        if (exponent >= text.Length || !char.IsAsciiDigit(text[exponent])) return at;
        while (exponent < text.Length && char.IsAsciiDigit(text[exponent])) exponent++;
        return exponent;
    }
}
