namespace Millrace.Model.DynamoDB;

/// <summary>A set: members of one type, at least one, none twice, in no order.</summary>
/// <typeparam name="T">What the members are.</typeparam>
/// <param name="members">The members, in the order in which they are written.</param>
public abstract class SetValue<T>(IReadOnlyList<T> members) : AttributeValue
    where T : notnull
{
    private HashSet<T>? _lookup;

    /// <summary>The members.</summary>
    public IReadOnlyList<T> Members { get; } = members;

    /// <summary>Tells members apart.</summary>
    protected virtual IEqualityComparer<T> Comparer => EqualityComparer<T>.Default;

    /// <summary>Whether it has a member.</summary>
    public bool Contains(T member) => (_lookup ??= new HashSet<T>(Members, Comparer)).Contains(member);

    /// <inheritdoc/>
    public override bool Equals(AttributeValue? other) =>
        other is SetValue<T> set && set.Type == Type && set.Members.Count == Members.Count && set.Members.All(Contains);

    /// <inheritdoc/>
    public override int GetHashCode() => Members.Aggregate(Members.Count, (hash, member) => hash ^ Comparer.GetHashCode(member));
}

/// <summary>A set of strings.</summary>
public sealed class StringSetValue(IReadOnlyList<string> members) : SetValue<string>(members)
{
    /// <inheritdoc/>
    public override string Type => "SS";

    /// <inheritdoc/>
    protected override void WriteMember<TWriter>(ref TWriter writer)
    {
        writer.Member("SS"u8);
        writer.BeginList(Members.Count);
        foreach (var member in Members) writer.WriteString(member);
        writer.EndList();
    }
}

/// <summary>A set of numbers.</summary>
public sealed class NumberSetValue(IReadOnlyList<Number> members) : SetValue<Number>(members)
{
    /// <inheritdoc/>
    public override string Type => "NS";

    /// <inheritdoc/>
    protected override void WriteMember<TWriter>(ref TWriter writer)
    {
        writer.Member("NS"u8);
        writer.BeginList(Members.Count);
        foreach (var member in Members) writer.WriteString(member.ToString());
        writer.EndList();
    }
}

/// <summary>A set of bytes.</summary>
public sealed class BinarySetValue(IReadOnlyList<ReadOnlyMemory<byte>> members) : SetValue<ReadOnlyMemory<byte>>(members)
{
    /// <inheritdoc/>
    public override string Type => "BS";

    /// <inheritdoc/>
    protected override IEqualityComparer<ReadOnlyMemory<byte>> Comparer => BytesComparer.Instance;

    /// <inheritdoc/>
    protected override void WriteMember<TWriter>(ref TWriter writer)
    {
        writer.Member("BS"u8);
        writer.BeginList(Members.Count);
        foreach (var member in Members) writer.WriteBlob(member.Span);
        writer.EndList();
    }
}
