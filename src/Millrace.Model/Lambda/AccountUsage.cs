using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>What an account uses.</summary>
[Structure]
public sealed partial record AccountUsage
{
    /// <summary>Bytes of code and layers.</summary>
    public long? TotalCodeSize { get; init; }

    /// <summary>How many functions there are.</summary>
    public long? FunctionCount { get; init; }
}
