using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A tag that groups have.</summary>
[Structure]
public sealed partial record TagFilter
{
    /// <summary>The key.</summary>
    [Shape(typeof(TagFilterKey))]
    [MemberName("key")]
    public required string Key { get; init; }

    /// <summary>The values.</summary>
    [Shape(typeof(TagFilterValues))]
    [ElementShape(typeof(TagFilterValue))]
    [MemberName("values")]
    public IReadOnlyList<string>? Values { get; init; }
}
