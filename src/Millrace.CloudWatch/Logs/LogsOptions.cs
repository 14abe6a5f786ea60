namespace Millrace.CloudWatch.Logs;

/// <summary>What an operator may choose.</summary>
public sealed record LogsOptions
{
    /// <summary>How many days the events of groups are kept that came to be when a function wrote its first line; null for ever. AWS keeps them forever.</summary>
    public int? DeliveredGroupRetentionDays { get; init; } = 7;

    /// <summary>Where subscription filters send events; without it there are no destinations.</summary>
    public ILogDestinations? Destinations { get; init; }

    /// <summary>Told which subscription filter's events could not be sent, and why; they are let go.</summary>
    public Action<string, Exception>? SubscriptionFailed { get; init; }

    /// <summary>Told which group's old events could not be freed, and why; it is tried again.</summary>
    public Action<string, Exception>? SweepFailed { get; init; }
}
