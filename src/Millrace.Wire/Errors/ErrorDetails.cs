namespace Millrace.Wire;

/// <summary>What an error says beside its name and its text, in members of its own.</summary>
public abstract class ErrorDetails
{
    /// <summary>How many members it writes.</summary>
    public abstract int Members { get; }

    /// <summary>Writes the members.</summary>
    public abstract void Write<TWriter>(ref TWriter writer)
        where TWriter : IShapeWriter, allows ref struct;
}
