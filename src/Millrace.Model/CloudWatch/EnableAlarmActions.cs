using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>EnableAlarmActions: lets alarms do what their state asks for.</summary>
[Structure]
[Operation(typeof(CloudWatchApi), "EnableAlarmActions", Resource = "alarm")]
public sealed partial record EnableAlarmActionsRequest : IRequest<NoOutput>
{
    /// <summary>The alarms' names, 100 at most.</summary>
    [Shape(typeof(AlarmNames))]
    [ElementShape(typeof(AlarmName))]
    public required IReadOnlyList<string> AlarmNames { get; init; }
}
