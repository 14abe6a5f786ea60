namespace Millrace.Model.DynamoDB;

/// <summary>A string.</summary>
public sealed class StringValue(string text) : AttributeValue
{
    /// <summary>The string.</summary>
    public string Text { get; } = text;

    /// <inheritdoc/>
    public override string Type => "S";

    /// <inheritdoc/>
    public override bool Equals(AttributeValue? other) => other is StringValue value && value.Text == Text;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    /// <inheritdoc/>
    protected override void WriteMember<TWriter>(ref TWriter writer)
    {
        writer.Member("S"u8);
        writer.WriteString(Text);
    }
}

/// <summary>A number.</summary>
public sealed class NumberValue(Number number) : AttributeValue
{
    /// <summary>The number.</summary>
    public Number Number { get; } = number;

    /// <inheritdoc/>
    public override string Type => "N";

    /// <inheritdoc/>
    public override bool Equals(AttributeValue? other) => other is NumberValue value && value.Number == Number;

    /// <inheritdoc/>
    public override int GetHashCode() => Number.GetHashCode();

    /// <inheritdoc/>
    protected override void WriteMember<TWriter>(ref TWriter writer)
    {
        writer.Member("N"u8);
        writer.WriteString(Number.ToString());
    }
}

/// <summary>Bytes.</summary>
/// <param name="bytes">The bytes, which are not copied: those of a request live as long as it.</param>
public sealed class BinaryValue(ReadOnlyMemory<byte> bytes) : AttributeValue
{
    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    /// <inheritdoc/>
    public override string Type => "B";

    /// <inheritdoc/>
    public override bool Equals(AttributeValue? other) => other is BinaryValue value && value.Bytes.Span.SequenceEqual(Bytes.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => BytesComparer.Instance.GetHashCode(Bytes);

    /// <inheritdoc/>
    protected override void WriteMember<TWriter>(ref TWriter writer)
    {
        writer.Member("B"u8);
        writer.WriteBlob(Bytes.Span);
    }
}

/// <summary>A Boolean.</summary>
public sealed class BooleanValue(bool value) : AttributeValue
{
    /// <summary>The Boolean.</summary>
    public bool Value { get; } = value;

    /// <inheritdoc/>
    public override string Type => "BOOL";

    /// <inheritdoc/>
    public override bool Equals(AttributeValue? other) => other is BooleanValue boolean && boolean.Value == Value;

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();

    /// <inheritdoc/>
    protected override void WriteMember<TWriter>(ref TWriter writer)
    {
        writer.Member("BOOL"u8);
        writer.WriteBoolean(Value);
    }
}

/// <summary>Null, which is a value of its own.</summary>
public sealed class NullValue : AttributeValue
{
    private NullValue()
    {
    }

    /// <summary>The one instance.</summary>
    public static NullValue Instance { get; } = new();

    /// <inheritdoc/>
    public override string Type => "NULL";

    /// <inheritdoc/>
    public override bool Equals(AttributeValue? other) => other is NullValue;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    /// <inheritdoc/>
    protected override void WriteMember<TWriter>(ref TWriter writer)
    {
        writer.Member("NULL"u8);
        writer.WriteBoolean(true);
    }
}
