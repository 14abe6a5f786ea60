using System.Collections.Immutable;

namespace Millrace.CloudWatch.Logs.Groups;

/// <summary>What is kept about a group. Members are only ever added: old states must stay readable.</summary>
internal sealed record LogGroupState
{
    private const long MillisecondsPerDay = 86_400_000;

    /// <summary>Epoch milliseconds.</summary>
    public required long CreationTime { get; init; }

    /// <summary>How many days events are kept; null forever.</summary>
    public int? RetentionInDays { get; init; }

    /// <summary>One of <see cref="Model.Logs.LogGroupClass"/>.</summary>
    public required string Class { get; init; }

    /// <summary>The key that was given.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>Whether the group is kept from being deleted.</summary>
    public bool IsProtected { get; init; }

    /// <summary>How many metric filters it has.</summary>
    public int MetricFilterCount { get; init; }

    /// <summary>How many subscription filters it has.</summary>
    public int SubscriptionFilterCount { get; init; }

    /// <summary>The tags.</summary>
    public ImmutableDictionary<string, string> Tags { get; init; } = [];

    /// <summary>The earliest time whose events are kept, in epoch milliseconds.</summary>
    public long Horizon(long now) => RetentionInDays is { } days ? Math.Max(0, now - days * MillisecondsPerDay) : 0;
}
