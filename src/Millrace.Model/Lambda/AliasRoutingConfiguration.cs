using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>The other version that an alias points to.</summary>
[Structure]
public sealed partial record AliasRoutingConfiguration
{
    /// <summary>The share of calls that another version gets, from 0 to 1; one entry at most.</summary>
    [EntryShape(typeof(AdditionalVersion), typeof(Weight))]
    public IReadOnlyDictionary<string, double>? AdditionalVersionWeights { get; init; }
}
