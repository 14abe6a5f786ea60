using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>An alarm on other alarms.</summary>
[Structure]
public sealed partial record CompositeAlarm
{
    /// <summary>Whether it does what its state asks for; true when left out.</summary>
    public bool? ActionsEnabled { get; init; }

    /// <summary>What it does when it becomes ALARM, 5 at most.</summary>
    [Shape(typeof(ResourceList))]
    [ElementShape(typeof(ResourceName))]
    public IReadOnlyList<string>? AlarmActions { get; init; }

    /// <summary>The alarm's ARN.</summary>
    [Shape(typeof(AlarmArn))]
    public string? AlarmArn { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? AlarmConfigurationUpdatedTimestamp { get; init; }

    /// <summary>What it is for.</summary>
    [Shape(typeof(AlarmDescription))]
    public string? AlarmDescription { get; init; }

    /// <summary>The alarm's name, 1 to 255 characters.</summary>
    [Shape(typeof(AlarmName))]
    public string? AlarmName { get; init; }

    /// <summary>The expression.</summary>
    [Shape(typeof(AlarmRule))]
    public string? AlarmRule { get; init; }

    /// <summary>What it does when there is too little data, 5 at most.</summary>
    [Shape(typeof(ResourceList))]
    [ElementShape(typeof(ResourceName))]
    public IReadOnlyList<string>? InsufficientDataActions { get; init; }

    /// <summary>What it does when it becomes OK, 5 at most.</summary>
    [Shape(typeof(ResourceList))]
    [ElementShape(typeof(ResourceName))]
    public IReadOnlyList<string>? OKActions { get; init; }

    /// <summary>Why it is in its state.</summary>
    [Shape(typeof(StateReason))]
    public string? StateReason { get; init; }

    /// <summary>The same in JSON.</summary>
    [Shape(typeof(StateReasonData))]
    public string? StateReasonData { get; init; }

    /// <summary>When its state was last set.</summary>
    public DateTimeOffset? StateUpdatedTimestamp { get; init; }

    /// <summary>One of <see cref="StateValue"/>.</summary>
    [Shape(typeof(StateValue))]
    public string? StateValue { get; init; }

    /// <summary>When its state last became another.</summary>
    public DateTimeOffset? StateTransitionedTimestamp { get; init; }

    /// <summary>One of <see cref="ActionsSuppressedBy"/>.</summary>
    [Shape(typeof(ActionsSuppressedBy))]
    public string? ActionsSuppressedBy { get; init; }

    /// <summary>Why its actions are held back.</summary>
    [Shape(typeof(ActionsSuppressedReason))]
    public string? ActionsSuppressedReason { get; init; }

    /// <summary>The alarm that holds its actions back.</summary>
    [Shape(typeof(AlarmArn))]
    public string? ActionsSuppressor { get; init; }

    /// <summary>For how many seconds it waits for that alarm.</summary>
    public int? ActionsSuppressorWaitPeriod { get; init; }

    /// <summary>For how many seconds it waits after that alarm.</summary>
    public int? ActionsSuppressorExtensionPeriod { get; init; }
}
