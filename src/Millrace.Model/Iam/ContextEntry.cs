using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>Values of a condition key.</summary>
[Structure]
public sealed partial record ContextEntry
{
    /// <summary>The condition key, as in <c>aws:SourceIp</c>.</summary>
    [Shape(typeof(ContextKeyNameType))]
    public string? ContextKeyName { get; init; }

    /// <summary>The values.</summary>
    public IReadOnlyList<string>? ContextKeyValues { get; init; }

    /// <summary>What the values are; one of <see cref="ContextKeyTypeEnum"/>.</summary>
    [Shape(typeof(ContextKeyTypeEnum))]
    public string? ContextKeyType { get; init; }
}
