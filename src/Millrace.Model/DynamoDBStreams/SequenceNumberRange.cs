using Millrace.Wire;

namespace Millrace.Model.DynamoDBStreams;

/// <summary>Where a shard begins and ends.</summary>
[Structure]
public sealed partial record SequenceNumberRange
{
    /// <summary>The first sequence number.</summary>
    [Shape(typeof(SequenceNumber))]
    public string? StartingSequenceNumber { get; init; }

    /// <summary>The last sequence number; nothing while the shard is open.</summary>
    [Shape(typeof(SequenceNumber))]
    public string? EndingSequenceNumber { get; init; }
}
