using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>Whether the account commits itself to a minimum throughput.</summary>
[Structure]
public sealed partial record MinimumThroughputBillingCommitmentInput
{
    /// <summary>One of <see cref="MinimumThroughputBillingCommitmentInputStatus"/>.</summary>
    [Shape(typeof(MinimumThroughputBillingCommitmentInputStatus))]
    public required string Status { get; init; }
}

/// <summary>The account's commitment to a minimum throughput.</summary>
[Structure]
public sealed partial record MinimumThroughputBillingCommitmentOutput
{
    /// <summary>One of <see cref="MinimumThroughputBillingCommitmentOutputStatus"/>.</summary>
    [Shape(typeof(MinimumThroughputBillingCommitmentOutputStatus))]
    public required string Status { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When it can end at the earliest: 24 hours after it began.</summary>
    public DateTimeOffset? EarliestAllowedEndAt { get; init; }
}
