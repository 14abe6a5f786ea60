using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Which documents are read.</summary>
[Structure]
public sealed partial record DocumentDBEventSourceConfig
{
    /// <summary>The database.</summary>
    [Shape(typeof(DatabaseName))]
    public string? DatabaseName { get; init; }

    /// <summary>The collection.</summary>
    [Shape(typeof(CollectionName))]
    public string? CollectionName { get; init; }

    /// <summary>One of <see cref="FullDocument"/>.</summary>
    [Shape(typeof(FullDocument))]
    public string? FullDocument { get; init; }
}
