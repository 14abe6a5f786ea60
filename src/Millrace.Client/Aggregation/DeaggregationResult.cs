namespace Millrace.Client.Aggregation;

/// <summary>What <see cref="RecordDeaggregator"/> made of a record.</summary>
public enum DeaggregationResult
{
    /// <summary>It is not aggregated: it was added as it is.</summary>
    Plain,

    /// <summary>It is aggregated: its user records were added.</summary>
    Aggregated,

    /// <summary>
    /// It is aggregated, but one of its user records lies outside the shard's range: nothing was added. Its producer has sent
    /// the user records again, each to its own shard.
    /// </summary>
    OutsideShard,

    /// <summary>
    /// Magic number and digest are right, yet the content breaks the format: it was added as it is. Worth a line in the log, for
    /// its writer is at fault.
    /// </summary>
    Malformed,
}
