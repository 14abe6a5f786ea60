using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>The answer of SimulatePrincipalPolicy and SimulateCustomPolicy.</summary>
[Structure]
public sealed partial record SimulatePolicyResponse
{
    /// <summary>The decisions.</summary>
    public IReadOnlyList<EvaluationResult>? EvaluationResults { get; init; }

    /// <summary>Whether there is more.</summary>
    public bool? IsTruncated { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    public string? Marker { get; init; }
}
