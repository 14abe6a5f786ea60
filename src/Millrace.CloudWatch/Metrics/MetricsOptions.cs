namespace Millrace.CloudWatch.Metrics;

/// <summary>Whom the rounds of metrics and alarms tell what they could not do; they try again.</summary>
public sealed record MetricsOptions
{
    /// <summary>Told that the round could not be ended, and why.</summary>
    public Action<Exception>? RoundFailed { get; init; }
}
