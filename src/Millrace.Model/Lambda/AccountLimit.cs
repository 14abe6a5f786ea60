using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>An account's limits.</summary>
[Structure]
public sealed partial record AccountLimit
{
    /// <summary>Bytes of code and layers.</summary>
    public long? TotalCodeSize { get; init; }

    /// <summary>The most bytes of code with its layers.</summary>
    public long? CodeSizeUnzipped { get; init; }

    /// <summary>The most bytes of a zip in a request.</summary>
    public long? CodeSizeZipped { get; init; }

    /// <summary>The most calls at once.</summary>
    public int? ConcurrentExecutions { get; init; }

    /// <summary>What is not set aside for any function.</summary>
    [Shape(typeof(UnreservedConcurrentExecutions))]
    public int? UnreservedConcurrentExecutions { get; init; }
}
