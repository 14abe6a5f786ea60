using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>DeleteAlarms: deletes up to 100 alarms.</summary>
/// <remarks>Errors: ResourceNotFound.</remarks>
[Structure]
[Operation(typeof(CloudWatchApi), "DeleteAlarms", Resource = "alarm")]
public sealed partial record DeleteAlarmsRequest : IRequest<NoOutput>
{
    /// <summary>The alarms' names, 100 at most.</summary>
    [Shape(typeof(AlarmNames))]
    [ElementShape(typeof(AlarmName))]
    public required IReadOnlyList<string> AlarmNames { get; init; }
}
