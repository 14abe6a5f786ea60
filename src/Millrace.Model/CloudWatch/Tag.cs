using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>A tag.</summary>
[Structure]
public sealed partial record Tag
{
    /// <summary>The key.</summary>
    [Shape(typeof(TagKey))]
    public required string Key { get; init; }

    /// <summary>The value.</summary>
    [Shape(typeof(TagValue))]
    public required string Value { get; init; }
}
