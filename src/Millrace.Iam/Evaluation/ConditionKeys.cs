namespace Millrace.Iam.Evaluation;

/// <summary>Condition keys in a table.</summary>
public sealed class ConditionKeys : IConditionKeys
{
    private readonly Dictionary<string, ConditionValues> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>No keys at all.</summary>
    public static IConditionKeys None { get; } = new ConditionKeys();

    /// <summary>Gives a key one value, in the place of what it had.</summary>
    public void Set(string name, string value) => _values[name] = new ConditionValues(value);

    /// <summary>Gives a key several values, in the place of what it had.</summary>
    public void Set(string name, IReadOnlyList<string> values) => _values[name] = new ConditionValues(values);

    /// <inheritdoc/>
    public ConditionValues Find(string name) => _values.GetValueOrDefault(name);
}
