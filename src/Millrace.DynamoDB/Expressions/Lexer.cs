using System.Buffers;

namespace Millrace.DynamoDB.Expressions;

/// <summary>Takes an expression apart into tokens.</summary>
internal static class Lexer
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    private static readonly string[] Signs = ["<>", "<=", ">=", "=", "<", ">", "(", ")", "[", "]", ",", ".", "+", "-"];

    /// <summary>The tokens, the end being the last.</summary>
    public static IReadOnlyList<Token> Read(string text)
    {
        var tokens = new List<Token>();
        for (var at = 0; at < text.Length;)
        {
            if (text[at] is ' ' or '\t' or '\r' or '\n')
            {
                at++;
                continue;
            }

            var token = Next(text, at);
            tokens.Add(token);
            at = token.End;
        }

        tokens.Add(new Token(TokenKind.End, "<EOF>", text.Length, text.Length));
        return tokens;
    }

    /// <summary>Whether all characters may stand in a name.</summary>
    public static bool IsName(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExcept(NameCharacters);

    private static Token Next(string text, int start)
    {
        var first = text[start];
        if (first is '#' or ':')
        {
            var end = EndOfName(text, start + 1);
            var kind = end == start + 1 ? TokenKind.Unknown : first == '#' ? TokenKind.Name : TokenKind.Value;
            return Of(kind, end);
        }

        if (char.IsAsciiDigit(first))
        {
            var end = start;
            while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
            return Of(TokenKind.Index, end);
        }

        if (char.IsAsciiLetter(first) || first == '_') return Of(TokenKind.Word, EndOfName(text, start));
        foreach (var sign in Signs)
        {
            if (text.AsSpan(start).StartsWith(sign)) return Of(TokenKind.Sign, start + sign.Length);
        }

        return Of(TokenKind.Unknown, start + 1);

        Token Of(TokenKind kind, int end) => new(kind, text[start..end], start, end);
    }

    private static int EndOfName(string text, int start)
    {
        var length = text.AsSpan(start).IndexOfAnyExcept(NameCharacters);
        return length < 0 ? text.Length : start + length;
    }
}
