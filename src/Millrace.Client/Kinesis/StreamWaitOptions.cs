namespace Millrace.Client.Kinesis;

/// <summary>How long and how often to look at a stream that is being made or deleted.</summary>
public sealed record StreamWaitOptions
{
    /// <summary>
    /// The pause between two looks; 1 second by default. The first look is at once. An account may look 20 times a second in all.
    /// </summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>When to give up; 3 minutes by default. AWS takes 20 to 60 seconds to make a stream.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>The clock; the system's by default.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
