using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A filter that sends events on.</summary>
[Structure]
public sealed partial record SubscriptionFilter
{
    /// <summary>The filter's name.</summary>
    [Shape(typeof(FilterName))]
    [MemberName("filterName")]
    public string? FilterName { get; init; }

    /// <summary>The group's name, 1 to 512 characters of <c>[.\-_/#A-Za-z0-9]</c>.</summary>
    [Shape(typeof(LogGroupName))]
    [MemberName("logGroupName")]
    public string? LogGroupName { get; init; }

    /// <summary>What events must match; all do when left out.</summary>
    [Shape(typeof(FilterPattern))]
    [MemberName("filterPattern")]
    public string? FilterPattern { get; init; }

    /// <summary>Where matching events go.</summary>
    [Shape(typeof(DestinationArn))]
    [MemberName("destinationArn")]
    public string? DestinationArn { get; init; }

    /// <summary>The role that may put them there.</summary>
    [Shape(typeof(RoleArn))]
    [MemberName("roleArn")]
    public string? RoleArn { get; init; }

    /// <summary>How they are spread; one of <see cref="Distribution"/>.</summary>
    [Shape(typeof(Distribution))]
    [MemberName("distribution")]
    public string? Distribution { get; init; }

    /// <summary>Whether events are transformed first.</summary>
    [MemberName("applyOnTransformedLogs")]
    public bool? ApplyOnTransformedLogs { get; init; }

    /// <summary>When it was made, in epoch milliseconds.</summary>
    [Shape(typeof(Timestamp))]
    [MemberName("creationTime")]
    public long? CreationTime { get; init; }

    /// <summary>Which events are looked at.</summary>
    [Shape(typeof(FieldSelectionCriteria))]
    [MemberName("fieldSelectionCriteria")]
    public string? FieldSelectionCriteria { get; init; }

    /// <summary>Fields of the system that are sent along.</summary>
    [MemberName("emitSystemFields")]
    public IReadOnlyList<string>? EmitSystemFields { get; init; }
}
