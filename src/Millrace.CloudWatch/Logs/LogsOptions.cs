namespace Millrace.CloudWatch.Logs;

/// <summary>What an operator may choose.</summary>
public sealed record LogsOptions
{
    /// <summary>How many days the events of groups are kept that came to be when a function wrote its first line; null for ever. AWS keeps them forever.</summary>
    public int? DeliveredGroupRetentionDays { get; init; } = 7;

    /// <summary>Told which group's old events could not be freed, and why; it is tried again.</summary>
    public Action<string, Exception>? SweepFailed { get; init; }
}
