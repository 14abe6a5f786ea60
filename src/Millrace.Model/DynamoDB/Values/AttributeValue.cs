using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>
/// The value of an attribute: exactly one of ten types, each a class of its own (facts/dynamodb.md 6). What a request says that cannot be a value
/// is read as an <see cref="InvalidValue"/>, so that the operation can tell it in its turn. Values do not change.
/// </summary>
public abstract class AttributeValue : IShape<AttributeValue>, IEquatable<AttributeValue>
{
    /// <summary>How deep lists and maps may stand in each other.</summary>
    public const int MaxDepth = 32;

    /// <summary>The type as it is spelled on the wire, as in <c>SS</c>.</summary>
    public abstract string Type { get; }

    /// <summary>Why this is no value, in AWS's words, looking into lists and maps from first to last; null for a good one.</summary>
    public virtual string? Fault => null;

    /// <summary>A string.</summary>
    public static implicit operator AttributeValue(string text) => new StringValue(text);

    /// <summary>A number.</summary>
    public static implicit operator AttributeValue(long number) => new NumberValue(new Number(number));

    /// <summary>A Boolean.</summary>
    public static implicit operator AttributeValue(bool value) => new BooleanValue(value);

    /// <summary>A string.</summary>
    public static AttributeValue FromString(string text) => text;

    /// <summary>A number.</summary>
    public static AttributeValue FromInt64(long number) => number;

    /// <summary>A Boolean.</summary>
    public static AttributeValue FromBoolean(bool value) => value;

    /// <inheritdoc/>
    public static AttributeValue? Read<TReader>(ref TReader reader)
        where TReader : IShapeReader, allows ref struct => AttributeValueReader.Read(ref reader, depth: 1);

    /// <inheritdoc/>
    public void Write<TWriter>(ref TWriter writer)
        where TWriter : IShapeWriter, allows ref struct
    {
        writer.BeginStructure(1);
        WriteMember(ref writer);
        writer.EndStructure();
    }

    /// <inheritdoc/>
    public void Validate(ConstraintCheck check)
    {
        // The operations look for faults in their own order of checks.
    }

    /// <summary>Whether two values have the same type and are equal: numbers by value, sets without their order.</summary>
    public abstract bool Equals(AttributeValue? other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AttributeValue);

    /// <inheritdoc/>
    public abstract override int GetHashCode();

    /// <summary>Writes the member that is named like the type.</summary>
    protected abstract void WriteMember<TWriter>(ref TWriter writer)
        where TWriter : IShapeWriter, allows ref struct;
}
