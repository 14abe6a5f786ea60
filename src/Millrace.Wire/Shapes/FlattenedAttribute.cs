namespace Millrace.Wire;

/// <summary>
/// Says that the query protocol has no name for a list or a map itself but repeats one for each of its items, as in <c>Attribute.1.Name</c>
/// (facts/sqs.md, Protocols). The other protocols know nothing of it.
/// </summary>
/// <param name="name">What each item is called, as in <c>Attribute</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FlattenedAttribute(string name) : Attribute
{
    /// <summary>What each item is called.</summary>
    public string Name { get; } = name;

    /// <summary>What the key of a map's entry is called.</summary>
    public string Key { get; init; } = "key";

    /// <summary>What the value of a map's entry is called.</summary>
    public string Value { get; init; } = "value";
}

/// <summary>The names of a flattened member in the query protocol: see <see cref="FlattenedAttribute"/>.</summary>
/// <param name="Name">What each item is called.</param>
/// <param name="Key">What the key of a map's entry is called.</param>
/// <param name="Value">What the value of a map's entry is called.</param>
public readonly record struct FlatName(string Name, string Key, string Value);
