using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>What an alarm looks at other than metrics of CloudWatch.</summary>
[Structure]
public sealed partial record EvaluationCriteria
{
    /// <summary>A query in PromQL.</summary>
    public AlarmPromQLCriteria? PromQLCriteria { get; init; }
}
