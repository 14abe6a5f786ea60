using Millrace.Iam.Evaluation;
using Millrace.Model.Iam;

namespace Millrace.Iam.Management;

/// <summary>The condition keys that a simulation was given, and those that it was asked for and has not.</summary>
internal sealed class SimulatedKeys : IConditionKeys
{
    private readonly ConditionKeys _given = new();
    private readonly SortedSet<string> _missing = new(StringComparer.OrdinalIgnoreCase);

    public SimulatedKeys(IReadOnlyList<ContextEntry>? entries)
    {
        foreach (var entry in entries ?? [])
        {
            if (entry.ContextKeyName is { } name && entry.ContextKeyValues is { } values) _given.Set(name, values);
        }
    }

    /// <summary>What was asked for in vain.</summary>
    public IReadOnlyList<string> Missing => [.. _missing];

    /// <inheritdoc/>
    public ConditionValues Find(string name)
    {
        var values = _given.Find(name);
        if (values.Count == 0) _missing.Add(name);
        return values;
    }
}
