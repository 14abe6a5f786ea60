using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>A tag.</summary>
[Structure]
public sealed partial record Tag
{
    /// <summary>The key, 1 to 128 characters.</summary>
    [Shape(typeof(TagKeyType))]
    public required string Key { get; init; }

    /// <summary>The value, 0 to 256 characters.</summary>
    [Shape(typeof(TagValueType))]
    public required string Value { get; init; }
}
