using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>Which events were not taken.</summary>
[Structure]
public sealed partial record RejectedLogEventsInfo
{
    /// <summary>The first event that lies too far in the future.</summary>
    [MemberName("tooNewLogEventStartIndex")]
    public int? TooNewLogEventStartIndex { get; init; }

    /// <summary>The first event that is not too old.</summary>
    [MemberName("tooOldLogEventEndIndex")]
    public int? TooOldLogEventEndIndex { get; init; }

    /// <summary>The first event that retention has not ended.</summary>
    [MemberName("expiredLogEventEndIndex")]
    public int? ExpiredLogEventEndIndex { get; init; }
}
