namespace Millrace.Wire;

/// <summary>What the compiler makes of a declared structure.</summary>
/// <typeparam name="TSelf">The structure itself.</typeparam>
public interface IShape<TSelf>
    where TSelf : IShape<TSelf>
{
    /// <summary>Reads one structure. Wrong types are noted in the reader, never thrown; members nobody declared are passed over.</summary>
    static abstract TSelf? Read<TReader>(ref TReader reader)
        where TReader : IShapeReader, allows ref struct;

    /// <summary>Writes the members that are set, in declaration order.</summary>
    void Write<TWriter>(ref TWriter writer)
        where TWriter : IShapeWriter, allows ref struct;

    /// <summary>Adds every broken constraint to <paramref name="check"/>, in AWS's order.</summary>
    void Validate(ConstraintCheck check);
}
