using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>PutLogEvents: puts up to 10000 events, of 1 MiB together, into a stream.</summary>
/// <remarks>Errors: InvalidParameterException, ResourceNotFoundException.</remarks>
[Structure]
[Operation(typeof(LogsApi), "PutLogEvents", Resource = "log-stream")]
public sealed partial record PutLogEventsRequest : IRequest<PutLogEventsResponse>
{
    /// <summary>The group's name, 1 to 512 characters of <c>[.\-_/#A-Za-z0-9]</c>.</summary>
    [Shape(typeof(LogGroupName))]
    [MemberName("logGroupName")]
    public required string LogGroupName { get; init; }

    /// <summary>The stream's name, 1 to 512 characters without <c>:</c> and <c>*</c>.</summary>
    [Shape(typeof(LogStreamName))]
    [MemberName("logStreamName")]
    public required string LogStreamName { get; init; }

    /// <summary>The events in the order of their times.</summary>
    [Shape(typeof(InputLogEvents))]
    [MemberName("logEvents")]
    public required IReadOnlyList<InputLogEvent> LogEvents { get; init; }

    /// <summary>Ignored: the order of calls does not matter any more.</summary>
    [Shape(typeof(SequenceToken))]
    [MemberName("sequenceToken")]
    public string? SequenceToken { get; init; }

    /// <summary>What the events are about; kept by nobody.</summary>
    [MemberName("entity")]
    public Entity? Entity { get; init; }
}

/// <summary>The answer of PutLogEvents.</summary>
[Structure]
public sealed partial record PutLogEventsResponse
{
    /// <summary>A token for old clients.</summary>
    [Shape(typeof(SequenceToken))]
    [MemberName("nextSequenceToken")]
    public string? NextSequenceToken { get; init; }

    /// <summary>Which events were not taken.</summary>
    [MemberName("rejectedLogEventsInfo")]
    public RejectedLogEventsInfo? RejectedLogEventsInfo { get; init; }

    /// <summary>Why the entity was not taken.</summary>
    [MemberName("rejectedEntityInfo")]
    public RejectedEntityInfo? RejectedEntityInfo { get; init; }
}
