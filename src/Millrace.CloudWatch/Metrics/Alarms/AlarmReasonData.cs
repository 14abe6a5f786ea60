using System.Text.Json.Serialization;

namespace Millrace.CloudWatch.Metrics.Alarms;

/// <summary>Why an alarm is in its state, in JSON.</summary>
internal sealed record AlarmReasonData
{
    [JsonPropertyName("version")]
    public string Version { get; init; } = "1.0";

    [JsonPropertyName("queryDate")]
    public required string QueryDate { get; init; }

    [JsonPropertyName("startDate")]
    public string? StartDate { get; init; }

    [JsonPropertyName("statistic")]
    public string? Statistic { get; init; }

    [JsonPropertyName("period")]
    public required int Period { get; init; }

    [JsonPropertyName("recentDatapoints")]
    public required double[] RecentDatapoints { get; init; }

    [JsonPropertyName("threshold")]
    public required double Threshold { get; init; }
}
