namespace Millrace.Client.Aggregation;

/// <summary>What to put: a record made by <see cref="RecordAggregator"/>.</summary>
/// <param name="PartitionKey">The partition key to send: <c>a</c>, or the user record's own when it travels alone.</param>
/// <param name="ExplicitHashKey">The hash key of the first user record, decimal. It must be sent, for it picks the shard.</param>
/// <param name="Data">The bytes to send.</param>
public readonly record struct AggregatedRecord(string PartitionKey, string ExplicitHashKey, ReadOnlyMemory<byte> Data);
