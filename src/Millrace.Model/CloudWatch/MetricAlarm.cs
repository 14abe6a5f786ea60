using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>An alarm on a metric.</summary>
[Structure]
public sealed partial record MetricAlarm
{
    /// <summary>The alarm's name, 1 to 255 characters.</summary>
    [Shape(typeof(AlarmName))]
    public string? AlarmName { get; init; }

    /// <summary>The alarm's ARN.</summary>
    [Shape(typeof(AlarmArn))]
    public string? AlarmArn { get; init; }

    /// <summary>What it is for.</summary>
    [Shape(typeof(AlarmDescription))]
    public string? AlarmDescription { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? AlarmConfigurationUpdatedTimestamp { get; init; }

    /// <summary>Whether it does what its state asks for; true when left out.</summary>
    public bool? ActionsEnabled { get; init; }

    /// <summary>What it does when it becomes OK, 5 at most.</summary>
    [Shape(typeof(ResourceList))]
    [ElementShape(typeof(ResourceName))]
    public IReadOnlyList<string>? OKActions { get; init; }

    /// <summary>What it does when it becomes ALARM, 5 at most.</summary>
    [Shape(typeof(ResourceList))]
    [ElementShape(typeof(ResourceName))]
    public IReadOnlyList<string>? AlarmActions { get; init; }

    /// <summary>What it does when there is too little data, 5 at most.</summary>
    [Shape(typeof(ResourceList))]
    [ElementShape(typeof(ResourceName))]
    public IReadOnlyList<string>? InsufficientDataActions { get; init; }

    /// <summary>One of <see cref="StateValue"/>.</summary>
    [Shape(typeof(StateValue))]
    public string? StateValue { get; init; }

    /// <summary>Why it is in its state.</summary>
    [Shape(typeof(StateReason))]
    public string? StateReason { get; init; }

    /// <summary>The same in JSON.</summary>
    [Shape(typeof(StateReasonData))]
    public string? StateReasonData { get; init; }

    /// <summary>When its state was last set.</summary>
    public DateTimeOffset? StateUpdatedTimestamp { get; init; }

    /// <summary>The metric's name, 1 to 255 characters.</summary>
    [Shape(typeof(MetricName))]
    public string? MetricName { get; init; }

    /// <summary>The namespace, 1 to 255 characters that do not begin with <c>:</c>.</summary>
    [Shape(typeof(Namespace))]
    public string? Namespace { get; init; }

    /// <summary>One of <see cref="Statistic"/>.</summary>
    [Shape(typeof(Statistic))]
    public string? Statistic { get; init; }

    /// <summary>The dimensions, 30 at most.</summary>
    [Shape(typeof(Dimensions))]
    public IReadOnlyList<Dimension>? Dimensions { get; init; }

    /// <summary>The length of a period in seconds.</summary>
    [Shape(typeof(Period))]
    public int? Period { get; init; }

    /// <summary>The unit; one of <see cref="StandardUnit"/>.</summary>
    [Shape(typeof(StandardUnit))]
    public string? Unit { get; init; }

    /// <summary>How many periods are looked at.</summary>
    [Shape(typeof(EvaluationPeriods))]
    public int? EvaluationPeriods { get; init; }

    /// <summary>The threshold.</summary>
    public double? Threshold { get; init; }

    /// <summary>One of <see cref="ComparisonOperator"/>.</summary>
    [Shape(typeof(ComparisonOperator))]
    public string? ComparisonOperator { get; init; }

    /// <summary>A percentile or the like.</summary>
    public string? ExtendedStatistic { get; init; }

    /// <summary>What a period without values counts as: <c>missing</c>, <c>notBreaching</c>, <c>breaching</c> or <c>ignore</c>.</summary>
    [Shape(typeof(TreatMissingData))]
    public string? TreatMissingData { get; init; }

    /// <summary>What becomes of percentiles of few values: <c>evaluate</c> or <c>ignore</c>.</summary>
    [Shape(typeof(EvaluateLowSampleCountPercentile))]
    public string? EvaluateLowSampleCountPercentile { get; init; }

    /// <summary>How many of them must breach the threshold; all when left out.</summary>
    [Shape(typeof(DatapointsToAlarm))]
    public int? DatapointsToAlarm { get; init; }

    /// <summary>The metrics.</summary>
    public IReadOnlyList<MetricDataQuery>? Metrics { get; init; }

    /// <summary>The query that makes the threshold.</summary>
    [Shape(typeof(MetricId))]
    public string? ThresholdMetricId { get; init; }

    /// <summary>One of <see cref="EvaluationState"/>.</summary>
    [Shape(typeof(EvaluationState))]
    public string? EvaluationState { get; init; }

    /// <summary>When its state last became another.</summary>
    public DateTimeOffset? StateTransitionedTimestamp { get; init; }

    /// <summary>What it looks at other than metrics of CloudWatch.</summary>
    public EvaluationCriteria? EvaluationCriteria { get; init; }

    /// <summary>How often it is evaluated, in seconds.</summary>
    [Shape(typeof(EvaluationInterval))]
    public int? EvaluationInterval { get; init; }
}
