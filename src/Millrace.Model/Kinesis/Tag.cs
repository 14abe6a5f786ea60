using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>A tag of a stream or a consumer.</summary>
[Structure]
public sealed partial record Tag
{
    /// <summary>The key, 1 to 128 characters.</summary>
    [Shape(typeof(TagKey))]
    public required string Key { get; init; }

    /// <summary>The value, 0 to 256 characters.</summary>
    [Shape(typeof(TagValue))]
    public string? Value { get; init; }
}
