using System.Collections.Immutable;

namespace Millrace.CloudWatch.Metrics.Alarms;

/// <summary>What is kept about an alarm. Members are only ever added: old states must stay readable.</summary>
internal sealed record AlarmState
{
    /// <summary>The request that made or last changed it, in JSON.</summary>
    public required string Configuration { get; init; }

    /// <summary>When that was, in epoch milliseconds.</summary>
    public required long ConfiguredAt { get; init; }

    /// <summary>Whether it does what its state asks for.</summary>
    public required bool ActionsEnabled { get; init; }

    /// <summary>One of <see cref="Model.CloudWatch.StateValue"/>.</summary>
    public required string Value { get; init; }

    /// <summary>Why it is in its state.</summary>
    public required string Reason { get; init; }

    /// <summary>The same in JSON.</summary>
    public string? ReasonData { get; init; }

    /// <summary>When its state was last set, in epoch milliseconds.</summary>
    public required long UpdatedAt { get; init; }

    /// <summary>When its state last became another, in epoch milliseconds.</summary>
    public required long TransitionedAt { get; init; }

    /// <summary>The tags.</summary>
    public ImmutableDictionary<string, string> Tags { get; init; } = [];

    /// <summary>The alarm in a state that was found or set.</summary>
    public AlarmState Become(string value, string reason, string? data, DateTimeOffset now) => this with
    {
        Value = value,
        Reason = reason,
        ReasonData = data,
        UpdatedAt = now.ToUnixTimeMilliseconds(),
        TransitionedAt = value == Value ? TransitionedAt : now.ToUnixTimeMilliseconds(),
    };
}
