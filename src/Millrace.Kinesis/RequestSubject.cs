namespace Millrace.Kinesis;

/// <summary>What a request is about, as far as the request tells.</summary>
/// <param name="Stream">The stream's name; null for a request about none.</param>
/// <param name="ShardId">The shard's canonical id; null for a request about none, or about several.</param>
public readonly record struct RequestSubject(string? Stream, string? ShardId = null);
