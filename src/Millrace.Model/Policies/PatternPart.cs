using System.Collections.Immutable;
using System.Text;

namespace Millrace.Model.Policies;

/// <summary>What a part of a pattern is.</summary>
internal enum PatternPartKind
{
    /// <summary>Characters that stand for themselves.</summary>
    Text,

    /// <summary><c>*</c>.</summary>
    AnyRun,

    /// <summary><c>?</c>.</summary>
    AnyOne,

    /// <summary><c>${...}</c>.</summary>
    Variable,
}

/// <summary>A part of a pattern.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The characters, or the variable's name.</param>
/// <param name="Default">What the variable is when the request does not say; null when it is nothing then.</param>
internal readonly record struct PatternPart(PatternPartKind Kind, string Text = "", string? Default = null)
{
    /// <summary>Takes a pattern apart; null when a variable in it is malformed.</summary>
    public static ImmutableArray<PatternPart>? Find(string pattern, bool wildcards, bool variables)
    {
        var parts = ImmutableArray.CreateBuilder<PatternPart>();
        var text = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (variables && pattern.AsSpan(i).StartsWith("${", StringComparison.Ordinal))
            {
                if (FindVariable(pattern, ref i) is not { } variable) return null;
                if (variable.Kind == PatternPartKind.Text)
                    text.Append(variable.Text);
                else
                    Add(variable);
            }
            else if (wildcards && pattern[i] == '*')
            {
                // Two in a row mean what one means.
                var isRepeated = text.Length == 0 && parts.Count > 0 && parts[^1].Kind == PatternPartKind.AnyRun;
                if (!isRepeated) Add(new PatternPart(PatternPartKind.AnyRun));
            }
            else if (wildcards && pattern[i] == '?')
            {
                Add(new PatternPart(PatternPartKind.AnyOne));
            }
            else
            {
                text.Append(pattern[i]);
            }
        }

        Flush();
        return parts.ToImmutable();

        void Add(PatternPart part)
        {
            Flush();
            parts.Add(part);
        }

        void Flush()
        {
            if (text.Length > 0) parts.Add(new PatternPart(PatternPartKind.Text, text.ToString()));
            text.Clear();
        }
    }

    /// <summary>Reads <c>${name}</c>, <c>${name,'default'}</c>, or one of three characters that would mean something without.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="at">Where the variable begins; then, where it ends.</param>
    private static PatternPart? FindVariable(string pattern, ref int at)
    {
        var body = pattern.AsSpan(at + 2);
        var nameLength = body.IndexOfAny('}', ',', '\'');
        if (nameLength < 0) return null;

        var name = body[..nameLength].Trim();
        if (name.IsEmpty || name.Contains('{')) return null;
        if (body[nameLength] == '}')
        {
            at += 2 + nameLength;
            return name is "*" or "?" or "$"
                ? new PatternPart(PatternPartKind.Text, name.ToString())
                : new PatternPart(PatternPartKind.Variable, name.ToString());
        }

        if (body[nameLength] != ',') return null;

        var rest = body[(nameLength + 1)..];
        var quoted = rest.TrimStart();
        if (quoted.IsEmpty || quoted[0] != '\'') return null;

        var length = quoted[1..].IndexOf('\'');
        if (length < 0) return null;

        var end = quoted[(length + 2)..].TrimStart();
        if (end.IsEmpty || end[0] != '}') return null;

        var value = quoted.Slice(1, length).ToString();
        at = pattern.Length - end.Length;
        return new PatternPart(PatternPartKind.Variable, name.ToString(), value);
    }
}
