using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>SetAlarmState: changes the state of an alarm until it is evaluated again.</summary>
/// <remarks>Errors: ResourceNotFound, InvalidFormatFault.</remarks>
[Structure]
[Operation(typeof(CloudWatchApi), "SetAlarmState", Resource = "alarm")]
public sealed partial record SetAlarmStateRequest : IRequest<NoOutput>
{
    /// <summary>The alarm's name, 1 to 255 characters.</summary>
    [Shape(typeof(AlarmName))]
    public required string AlarmName { get; init; }

    /// <summary>One of <see cref="StateValue"/>.</summary>
    [Shape(typeof(StateValue))]
    public required string StateValue { get; init; }

    /// <summary>Why it is in its state.</summary>
    [Shape(typeof(StateReason))]
    public required string StateReason { get; init; }

    /// <summary>The same in JSON.</summary>
    [Shape(typeof(StateReasonData))]
    public string? StateReasonData { get; init; }
}
