namespace Millrace.Client.Aggregation;

/// <summary>A user record inside an aggregated record, its indexes resolved.</summary>
internal readonly record struct AggregateEntry(string PartitionKey, string? ExplicitHashKey, ReadOnlyMemory<byte> Data);
