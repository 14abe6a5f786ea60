using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Which records a function is called with.</summary>
[Structure]
public sealed partial record FilterCriteria
{
    /// <summary>The filters; a record that matches any is taken.</summary>
    public IReadOnlyList<Filter>? Filters { get; init; }
}
