using System.Collections.Immutable;

namespace Millrace.Model.Policies;

/// <summary>A text of a policy with wildcards and variables, prepared to be matched (facts/iam.md 3).</summary>
public sealed class PolicyPattern
{
    private readonly ImmutableArray<PatternPart> _parts;
    private readonly bool _isLiteral;
    private readonly bool _isPrefix;
    private readonly string _literal;
    private readonly int[] _tokens;

    private PolicyPattern(string text, ImmutableArray<PatternPart> parts)
    {
        Text = text;
        _parts = parts;
        HasVariables = parts.Any(part => part.Kind == PatternPartKind.Variable);
        _isLiteral = parts.All(part => part.Kind == PatternPartKind.Text);
        _isPrefix = parts.Length is 1 or 2
            && parts[^1].Kind == PatternPartKind.AnyRun
            && (parts.Length == 1 || parts[0].Kind == PatternPartKind.Text);
        _literal = string.Concat(parts.Where(part => part.Kind == PatternPartKind.Text).Select(part => part.Text));
        _tokens = HasVariables ? [] : Prepare(parts);
    }

    /// <summary>The pattern as the policy has it.</summary>
    public string Text { get; }

    /// <summary>Whether it has variables.</summary>
    public bool HasVariables { get; }

    /// <summary>The names of its variables.</summary>
    public IEnumerable<string> Variables => _parts.Where(part => part.Kind == PatternPartKind.Variable).Select(part => part.Text);

    /// <summary>Reads a pattern; null when a variable in it is malformed.</summary>
    /// <param name="text">The text.</param>
    /// <param name="wildcards">Whether <c>*</c> and <c>?</c> stand for other characters.</param>
    /// <param name="variables">Whether <c>${...}</c> is a variable.</param>
    internal static PolicyPattern? Find(string text, bool wildcards, bool variables) =>
        PatternPart.Find(text, wildcards, variables) is { } parts ? new PolicyPattern(text, parts) : null;

    /// <summary>Whether a text is one that the pattern means. None is, while a variable of the pattern has no value.</summary>
    /// <param name="value">The text.</param>
    /// <param name="ignoreCase">Whether case does not matter.</param>
    /// <param name="variables">What the pattern's variables stand for; null when it must have none.</param>
    public bool Matches(ReadOnlySpan<char> value, bool ignoreCase, IPolicyVariables? variables)
    {
        if (HasVariables) return MatchesWithVariables(value, ignoreCase, isArn: false, variables);

        var comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return _isLiteral ? value.Equals(_literal, comparison)
            : _isPrefix ? value.StartsWith(_literal, comparison)
            : Glob.IsMatch(_tokens, value, ignoreCase);
    }

    /// <summary>Whether an ARN is one that the pattern means, each of six parts for itself.</summary>
    /// <param name="value">The ARN.</param>
    /// <param name="variables">What the pattern's variables stand for; null when it must have none.</param>
    public bool MatchesArn(ReadOnlySpan<char> value, IPolicyVariables? variables)
    {
        if (HasVariables) return MatchesWithVariables(value, ignoreCase: false, isArn: true, variables);

        return Glob.IsArnMatch(_tokens, value);
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static int[] Prepare(ImmutableArray<PatternPart> parts)
    {
        using var tokens = new PatternTokens(stackalloc int[PatternTokens.OnStack]);
        tokens.TryAdd(parts, variables: null);
        return tokens.Written.ToArray();
    }

    private bool MatchesWithVariables(ReadOnlySpan<char> value, bool ignoreCase, bool isArn, IPolicyVariables? variables)
    {
        var tokens = new PatternTokens(stackalloc int[PatternTokens.OnStack]);
        try
        {
            if (!tokens.TryAdd(_parts, variables)) return false;

            return isArn ? Glob.IsArnMatch(tokens.Written, value) : Glob.IsMatch(tokens.Written, value, ignoreCase);
        }
        finally
        {
            tokens.Dispose();
        }
    }
}
