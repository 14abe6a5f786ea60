namespace Millrace.Model.DynamoDB;

/// <summary>What a request says in place of a value.</summary>
/// <param name="fault">What is wrong with it, in AWS's words.</param>
public sealed class InvalidValue(string fault) : AttributeValue
{
    /// <inheritdoc/>
    public override string Type => "NULL";

    /// <inheritdoc/>
    public override string Fault { get; } = fault;

    /// <inheritdoc/>
    public override bool Equals(AttributeValue? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Fault);

    /// <inheritdoc/>
    protected override void WriteMember<TWriter>(ref TWriter writer) => throw new InvalidOperationException("This is no value.");
}
