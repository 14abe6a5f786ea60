using System.Globalization;
using Millrace.Model.DynamoDB;

namespace Millrace.DynamoDB.Expressions;

/// <summary>One step of a path: the name of an attribute or of a map's entry, or the index of a list's element.</summary>
/// <param name="Name">The name; null for an index.</param>
/// <param name="Index">The index.</param>
internal readonly record struct PathStep(string? Name, int Index)
{
    public override string ToString() => Name ?? string.Create(CultureInfo.InvariantCulture, $"[{Index}]");
}

/// <summary>Where a value stands in an item (facts/dynamodb.md 11).</summary>
internal sealed class DocumentPath(IReadOnlyList<PathStep> steps) : IEquatable<DocumentPath>
{
    public IReadOnlyList<PathStep> Steps { get; } = steps;

    /// <summary>The attribute that it is in.</summary>
    public string Attribute => Steps[0].Name!;

    public bool IsNested => Steps.Count > 1;

    /// <summary>The value that is there, or null.</summary>
    public AttributeValue? Find(IReadOnlyDictionary<string, AttributeValue> item)
    {
        var value = item.GetValueOrDefault(Attribute);
        for (var i = 1; i < Steps.Count && value is not null; i++) value = Inside(value, Steps[i]);
        return value;
    }

    public bool Equals(DocumentPath? other) => other is not null && other.Steps.SequenceEqual(Steps);

    public override bool Equals(object? obj) => Equals(obj as DocumentPath);

    public override int GetHashCode() => Steps.Aggregate(Steps.Count, static (hash, step) => HashCode.Combine(hash, step));

    /// <summary>As AWS prints it: <c>[a, [1], b]</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", Steps)}]";

    private static AttributeValue? Inside(AttributeValue value, PathStep step) => (value, step.Name) switch
    {
        (MapValue map, { } name) => map.Entries.GetValueOrDefault(name),
        (ListValue list, null) => step.Index < list.Elements.Count ? list.Elements[step.Index] : null,
        _ => null,
    };
}
