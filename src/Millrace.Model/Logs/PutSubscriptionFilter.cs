using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>PutSubscriptionFilter: makes a filter that sends events on, or changes it.</summary>
/// <remarks>Errors: InvalidParameterException, ResourceNotFoundException, LimitExceededException.</remarks>
[Structure]
[Operation(typeof(LogsApi), "PutSubscriptionFilter", Resource = "log-group")]
public sealed partial record PutSubscriptionFilterRequest : IRequest<NoOutput>
{
    /// <summary>The group's name, 1 to 512 characters of <c>[.\-_/#A-Za-z0-9]</c>.</summary>
    [Shape(typeof(LogGroupName))]
    [MemberName("logGroupName")]
    public required string LogGroupName { get; init; }

    /// <summary>The filter's name.</summary>
    [Shape(typeof(FilterName))]
    [MemberName("filterName")]
    public required string FilterName { get; init; }

    /// <summary>What events must match; all do when left out.</summary>
    [Shape(typeof(FilterPattern))]
    [MemberName("filterPattern")]
    public required string FilterPattern { get; init; }

    /// <summary>Where matching events go.</summary>
    [Shape(typeof(DestinationArn))]
    [MemberName("destinationArn")]
    public required string DestinationArn { get; init; }

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

    /// <summary>Which events are looked at.</summary>
    [Shape(typeof(FieldSelectionCriteria))]
    [MemberName("fieldSelectionCriteria")]
    public string? FieldSelectionCriteria { get; init; }

    /// <summary>Fields of the system that are sent along.</summary>
    [MemberName("emitSystemFields")]
    public IReadOnlyList<string>? EmitSystemFields { get; init; }
}
