namespace Millrace.Model.DynamoDB;

/// <summary>A list of values of any types.</summary>
public sealed class ListValue : AttributeValue
{
    /// <summary>A list.</summary>
    /// <param name="elements">Its elements.</param>
    public ListValue(IReadOnlyList<AttributeValue> elements)
    {
        Elements = elements;
        for (var i = 0; i < elements.Count && Fault is null; i++) Fault = elements[i].Fault;
    }

    /// <summary>The elements.</summary>
    public IReadOnlyList<AttributeValue> Elements { get; }

    /// <inheritdoc/>
    public override string Type => "L";

    /// <inheritdoc/>
    public override string? Fault { get; }

    /// <inheritdoc/>
    public override bool Equals(AttributeValue? other) => other is ListValue list && list.Elements.SequenceEqual(Elements);

    /// <inheritdoc/>
    public override int GetHashCode() => Elements.Aggregate(Elements.Count, HashCode.Combine);

    /// <inheritdoc/>
    protected override void WriteMember<TWriter>(ref TWriter writer)
    {
        writer.Member("L"u8);
        writer.BeginList(Elements.Count);
        foreach (var element in Elements) element.Write(ref writer);
        writer.EndList();
    }
}

/// <summary>A map from names to values of any types.</summary>
public sealed class MapValue : AttributeValue
{
    /// <summary>A map.</summary>
    /// <param name="entries">Its entries.</param>
    public MapValue(IReadOnlyDictionary<string, AttributeValue> entries)
    {
        Entries = entries;
        foreach (var entry in entries)
        {
            Fault = entry.Value.Fault;
            if (Fault is not null) break;
        }
    }

    /// <summary>The entries.</summary>
    public IReadOnlyDictionary<string, AttributeValue> Entries { get; }

    /// <inheritdoc/>
    public override string Type => "M";

    /// <inheritdoc/>
    public override string? Fault { get; }

    /// <summary>Whether two items, or two maps, have the same entries.</summary>
    public static bool AreEqual(IReadOnlyDictionary<string, AttributeValue> left, IReadOnlyDictionary<string, AttributeValue> right) =>
        left.Count == right.Count && left.All(entry => right.TryGetValue(entry.Key, out var value) && value.Equals(entry.Value));

    /// <inheritdoc/>
    public override bool Equals(AttributeValue? other) => other is MapValue map && AreEqual(map.Entries, Entries);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        Entries.Aggregate(Entries.Count, static (hash, entry) => hash ^ HashCode.Combine(entry.Key, entry.Value));

    /// <inheritdoc/>
    protected override void WriteMember<TWriter>(ref TWriter writer)
    {
        writer.Member("M"u8);
        writer.BeginMap(Entries.Count);
        foreach (var (name, value) in Entries)
        {
            writer.Entry(name);
            value.Write(ref writer);
        }

        writer.EndMap();
    }
}
