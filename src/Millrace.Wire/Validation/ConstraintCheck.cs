using System.Text;

namespace Millrace.Wire;

/// <summary>
/// Collects the constraint violations of one request and prints them as AWS does (facts/kinesis.md 2.2). Paths are relative to the
/// structure that is being checked and are extended by <see cref="Nest(int, string)"/> on the way out, so that a request without
/// violations costs nothing.
/// </summary>
public sealed class ConstraintCheck
{
    /// <summary>How many violations AWS reports at most; the others are neither printed nor counted.</summary>
    private const int Most = 10;

    private List<Violation>? _violations;

    /// <summary>How many violations are noted.</summary>
    public int Count => _violations?.Count ?? 0;

    /// <summary>No further violation will be noted.</summary>
    public bool IsFull => Count == Most;

    /// <summary>Notes that a required member is missing.</summary>
    public void Missing(string member) => Add(member, "null", Constraint.NotNull);

    /// <summary>Notes that an element is null; <see cref="Nest(int, string, int)"/> then says which.</summary>
    public void Missing() => Missing("");

    /// <summary>Notes a broken constraint.</summary>
    /// <param name="member">The member, its first letter in lower case.</param>
    /// <param name="value">The value as AWS prints it.</param>
    /// <param name="constraint">One of <see cref="Constraint"/>.</param>
    public void Violate(string member, string value, string constraint)
    {
        if (!IsFull) Add(member, $"'{value}'", constraint);
    }

    /// <summary>Puts a member in front of the paths noted since <paramref name="first"/>.</summary>
    public void Nest(int first, string member)
    {
        if (first < Count) Prefix(first, member);
    }

    /// <summary>Puts a list's element in front of the paths noted since <paramref name="first"/>.</summary>
    /// <param name="first">The count of violations before the element was checked.</param>
    /// <param name="member">The list.</param>
    /// <param name="index">The element's index, from 0.</param>
    public void Nest(int first, string member, int index)
    {
        if (first < Count) Prefix(first, $"{(member.Length > 0 ? member + "." : "")}{index + 1}.member");
    }

    /// <summary>Puts a map's entry in front of the paths noted since <paramref name="first"/>.</summary>
    public void Nest(int first, string member, string key)
    {
        if (first < Count) Prefix(first, $"{(member.Length > 0 ? member + "." : "")}{key}.member");
    }

    /// <summary>The message for all violations, or null when there is none.</summary>
    public override string? ToString()
    {
        if (_violations is null) return null;
        var text = new StringBuilder();
        text.Append(Count).Append(Count == 1 ? " validation error detected: " : " validation errors detected: ");
        foreach (var violation in _violations)
        {
            text.Append("Value ").Append(violation.Value).Append(" at '").Append(violation.Path)
                .Append("' failed to satisfy constraint: ").Append(violation.Constraint).Append("; ");
        }

        return text.ToString(0, text.Length - "; ".Length);
    }

    private void Add(string path, string value, string constraint)
    {
        if (!IsFull) (_violations ??= new(Most)).Add(new(path, value, constraint));
    }

    private void Prefix(int first, string prefix)
    {
        for (var i = first; i < _violations!.Count; i++)
        {
            var violation = _violations[i];
            _violations[i] = violation with { Path = violation.Path.Length > 0 ? $"{prefix}.{violation.Path}" : prefix };
        }
    }

    private readonly record struct Violation(string Path, string Value, string Constraint);
}
