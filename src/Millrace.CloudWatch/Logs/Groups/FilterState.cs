using Millrace.Model.Logs;

namespace Millrace.CloudWatch.Logs.Groups;

/// <summary>What is kept about a metric filter. Members are only ever added: old states must stay readable.</summary>
internal sealed record MetricFilterState
{
    /// <summary>What events must match.</summary>
    public required string Pattern { get; init; }

    /// <summary>Epoch milliseconds.</summary>
    public required long CreationTime { get; init; }

    /// <summary>What becomes of events that match: one.</summary>
    public required MetricTransformation Transformation { get; init; }

    /// <summary>Kept and told.</summary>
    public bool AppliesOnTransformed { get; init; }
}

/// <summary>What is kept about a subscription filter. Members are only ever added: old states must stay readable.</summary>
internal sealed record SubscriptionFilterState
{
    /// <summary>What events must match.</summary>
    public required string Pattern { get; init; }

    /// <summary>Epoch milliseconds.</summary>
    public required long CreationTime { get; init; }

    /// <summary>Where matching events go.</summary>
    public required string DestinationArn { get; init; }

    /// <summary>The role that puts them there; null where none does, as for a function.</summary>
    public string? RoleArn { get; init; }

    /// <summary>One of <see cref="Model.Logs.Distribution"/>.</summary>
    public required string Distribution { get; init; }

    /// <summary>Kept and told.</summary>
    public bool AppliesOnTransformed { get; init; }
}
