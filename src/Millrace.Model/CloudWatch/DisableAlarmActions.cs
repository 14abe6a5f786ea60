using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>DisableAlarmActions: keeps alarms from doing what their state asks for.</summary>
[Structure]
[Operation(typeof(CloudWatchApi), "DisableAlarmActions", Resource = "alarm")]
public sealed partial record DisableAlarmActionsRequest : IRequest<NoOutput>
{
    /// <summary>The alarms' names, 100 at most.</summary>
    [Shape(typeof(AlarmNames))]
    [ElementShape(typeof(AlarmName))]
    public required IReadOnlyList<string> AlarmNames { get; init; }
}
