namespace Millrace.Wire;

/// <summary>Names the simple shape whose constraints a structure's member obeys.</summary>
/// <param name="shape">A class with <see cref="SimpleShapeAttribute"/>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ShapeAttribute(Type shape) : Attribute
{
    /// <summary>The class that carries the constraints.</summary>
    public Type Shape { get; } = shape;
}

/// <summary>Names the simple shape of the elements of a list member.</summary>
/// <param name="shape">A class with <see cref="SimpleShapeAttribute"/>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ElementShapeAttribute(Type shape) : Attribute
{
    /// <summary>The class that carries the constraints.</summary>
    public Type Shape { get; } = shape;
}

/// <summary>Names the simple shapes of the keys and the values of a map member.</summary>
/// <param name="key">A class with <see cref="SimpleShapeAttribute"/>.</param>
/// <param name="value">A class with <see cref="SimpleShapeAttribute"/>; left out where the values have no constraints of their own.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EntryShapeAttribute(Type key, Type? value = null) : Attribute
{
    /// <summary>Constraints of each key.</summary>
    public Type Key { get; } = key;

    /// <summary>Constraints of each value.</summary>
    public Type? Value { get; } = value;
}
