namespace Millrace.Client.Producer;

/// <summary>Where a user record is on the stream.</summary>
/// <param name="ShardId">The shard.</param>
/// <param name="SequenceNumber">The sequence number of the Kinesis record that carries it.</param>
/// <param name="SubSequenceNumber">Its position in that Kinesis record, from 0.</param>
/// <param name="Attempts">What was tried, oldest first; the last one succeeded.</param>
public sealed record ProducerResult(
    string ShardId,
    string SequenceNumber,
    long SubSequenceNumber,
    IReadOnlyList<PutAttempt> Attempts);
