using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>A place in a policy document.</summary>
[Structure]
public sealed partial record Position
{
    /// <summary>The line, from 1.</summary>
    public int? Line { get; init; }

    /// <summary>The column, from 1.</summary>
    public int? Column { get; init; }
}
