using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>A metric to read, or an expression of others.</summary>
[Structure]
public sealed partial record MetricDataQuery
{
    /// <summary>What other expressions call it.</summary>
    [Shape(typeof(MetricId))]
    public required string Id { get; init; }

    /// <summary>The metric with its statistic.</summary>
    public MetricStat? MetricStat { get; init; }

    /// <summary>The expression.</summary>
    [Shape(typeof(MetricExpression))]
    public string? Expression { get; init; }

    /// <summary>What the answer calls it.</summary>
    public string? Label { get; init; }

    /// <summary>Whether it is in the answer; true when left out.</summary>
    public bool? ReturnData { get; init; }

    /// <summary>The length of a period in seconds.</summary>
    [Shape(typeof(Period))]
    public int? Period { get; init; }

    /// <summary>The account that the metric belongs to.</summary>
    [Shape(typeof(AccountId))]
    public string? AccountId { get; init; }
}
