namespace Millrace.Client.Aggregation;

/// <summary>A record as its producer put it, whether it travelled alone or inside an aggregated record.</summary>
public readonly record struct UserRecord
{
    /// <summary>The producer's partition key.</summary>
    public required string PartitionKey { get; init; }

    /// <summary>The producer's explicit hash key; null when it gave none, and always null on a record that travelled alone.</summary>
    public string? ExplicitHashKey { get; init; }

    /// <summary>The producer's bytes: a slice of the Kinesis record's memory, not a copy.</summary>
    public required ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>The sequence number of the Kinesis record, shared by all its user records.</summary>
    public required string SequenceNumber { get; init; }

    /// <summary>The position inside the aggregated record, from 0; 0 on a record that travelled alone.</summary>
    public long SubSequenceNumber { get; init; }

    /// <summary>When the Kinesis record arrived.</summary>
    public DateTimeOffset? ApproximateArrivalTimestamp { get; init; }

    /// <summary>Whether it came out of an aggregated record.</summary>
    public bool Aggregated { get; init; }
}
