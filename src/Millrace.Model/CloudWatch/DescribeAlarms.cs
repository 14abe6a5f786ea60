using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>DescribeAlarms: lists alarms by name.</summary>
/// <remarks>Errors: InvalidNextToken.</remarks>
[Structure]
[Operation(typeof(CloudWatchApi), "DescribeAlarms", Resource = "alarm", ReadOnly = true)]
public sealed partial record DescribeAlarmsRequest : IRequest<DescribeAlarmsResponse>
{
    /// <summary>The alarms' names, 100 at most.</summary>
    [Shape(typeof(AlarmNames))]
    [ElementShape(typeof(AlarmName))]
    public IReadOnlyList<string>? AlarmNames { get; init; }

    /// <summary>What the names begin with.</summary>
    [Shape(typeof(AlarmNamePrefix))]
    public string? AlarmNamePrefix { get; init; }

    /// <summary>The kinds of alarms; see <see cref="AlarmType"/>.</summary>
    [ElementShape(typeof(AlarmType))]
    public IReadOnlyList<string>? AlarmTypes { get; init; }

    /// <summary>The composite alarm whose parts are listed.</summary>
    [Shape(typeof(AlarmName))]
    public string? ChildrenOfAlarmName { get; init; }

    /// <summary>The alarm whose composite alarms are listed.</summary>
    [Shape(typeof(AlarmName))]
    public string? ParentsOfAlarmName { get; init; }

    /// <summary>One of <see cref="StateValue"/>.</summary>
    [Shape(typeof(StateValue))]
    public string? StateValue { get; init; }

    /// <summary>What one of the actions begins with.</summary>
    [Shape(typeof(ActionPrefix))]
    public string? ActionPrefix { get; init; }

    /// <summary>The most alarms of the page, 1 to 100.</summary>
    [Shape(typeof(MaxRecords))]
    public int? MaxRecords { get; init; }

    /// <summary>Where the page begins: what an earlier answer said.</summary>
    public string? NextToken { get; init; }
}

/// <summary>The answer of DescribeAlarms.</summary>
[Structure]
public sealed partial record DescribeAlarmsResponse
{
    /// <summary>The alarms on other alarms.</summary>
    public IReadOnlyList<CompositeAlarm>? CompositeAlarms { get; init; }

    /// <summary>The alarms on metrics.</summary>
    public IReadOnlyList<MetricAlarm>? MetricAlarms { get; init; }

    /// <summary>Where the page begins: what an earlier answer said.</summary>
    public string? NextToken { get; init; }
}
