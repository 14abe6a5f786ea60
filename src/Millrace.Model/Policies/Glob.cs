namespace Millrace.Model.Policies;

/// <summary>Matches texts with wildcards, in time that grows with the text times the pattern and no faster.</summary>
internal static class Glob
{
    private const int ArnParts = 6;

    /// <summary>Whether a text is one that the tokens mean.</summary>
    public static bool IsMatch(ReadOnlySpan<int> tokens, ReadOnlySpan<char> text, bool ignoreCase)
    {
        var (at, token) = (0, 0);

        // Where the last run of anything began, and how much of the text it has taken so far. An earlier one never needs to take more.
        var (run, taken) = (-1, 0);
        while (at < text.Length)
        {
            if (token < tokens.Length && tokens[token] == PatternTokens.AnyRun)
            {
                (run, taken) = (token++, at);
            }
            else if (token < tokens.Length && IsSame(tokens[token], text[at], ignoreCase))
            {
                token++;
                at++;
            }
            else if (run >= 0)
            {
                token = run + 1;
                at = ++taken;
            }
            else
            {
                return false;
            }
        }

        return tokens[token..].IndexOfAnyExcept(PatternTokens.AnyRun) < 0;
    }

    /// <summary>Whether an ARN is one that the tokens mean, when each part is looked at for itself; the sixth takes the rest.</summary>
    public static bool IsArnMatch(ReadOnlySpan<int> tokens, ReadOnlySpan<char> arn)
    {
        for (var part = 1; part < ArnParts; part++)
        {
            var (tokensEnd, arnEnd) = (tokens.IndexOf(':'), arn.IndexOf(':'));
            if (tokensEnd < 0 || arnEnd < 0 || !IsMatch(tokens[..tokensEnd], arn[..arnEnd], ignoreCase: false)) return false;

            tokens = tokens[(tokensEnd + 1)..];
            arn = arn[(arnEnd + 1)..];
        }

        return IsMatch(tokens, arn, ignoreCase: false);
    }

    private static bool IsSame(int token, char c, bool ignoreCase) =>
        token == c
        || token == PatternTokens.AnyOne
        || (ignoreCase && token >= 0 && char.ToUpperInvariant((char)token) == char.ToUpperInvariant(c));
}
