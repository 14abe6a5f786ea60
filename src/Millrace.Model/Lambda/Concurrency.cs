using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>The concurrency that is set aside for a function.</summary>
[Structure]
public sealed partial record Concurrency
{
    /// <summary>How many calls at once are set aside.</summary>
    [Shape(typeof(ReservedConcurrentExecutions))]
    public int? ReservedConcurrentExecutions { get; init; }
}
