using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>An alarm's query in PromQL.</summary>
[Structure]
public sealed partial record AlarmPromQLCriteria
{
    /// <summary>The query.</summary>
    [Shape(typeof(Query))]
    public required string Query { get; init; }

    /// <summary>For how many seconds it must breach.</summary>
    [Shape(typeof(PendingPeriod))]
    public int? PendingPeriod { get; init; }

    /// <summary>For how many seconds it must not.</summary>
    [Shape(typeof(RecoveryPeriod))]
    public int? RecoveryPeriod { get; init; }
}
