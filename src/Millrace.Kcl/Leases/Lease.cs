using Millrace.Model.Kinesis;

namespace Millrace.Kcl.Leases;

/// <summary>
/// A row of the lease table: who processes a shard, and how far it is. The attributes are those that the Java KCL 2 and 3 write
/// (facts/dynamodb.md 2.2). A value: each change of the row is another.
/// </summary>
internal sealed record Lease
{
    /// <summary>The shard's id; among several streams <c>ACCOUNT:STREAM:EPOCH:SHARD</c>.</summary>
    public required string LeaseKey { get; init; }

    /// <summary>The shard's id.</summary>
    public required string ShardId { get; init; }

    /// <summary>The stream, among several; null in an application of one stream.</summary>
    public StreamIdentifier? Stream { get; init; }

    /// <summary>The worker that has the lease, or is to have it once a hand-off is done; null when nobody has.</summary>
    public string? LeaseOwner { get; init; }

    /// <summary>During a graceful hand-off, the worker that still processes; else null.</summary>
    public string? CheckpointOwner { get; init; }

    /// <summary>Grows with each renewal, change of owner and checkpoint: a lease whose counter stands still has expired.</summary>
    public long LeaseCounter { get; init; }

    /// <summary>How often the owner changed since the last checkpoint.</summary>
    public long OwnerSwitchesSinceCheckpoint { get; init; }

    /// <summary>How far the shard is processed.</summary>
    public ExtendedSequenceNumber Checkpoint { get; init; }

    /// <summary>A checkpoint that is prepared and not made; null for none.</summary>
    public ExtendedSequenceNumber? PendingCheckpoint { get; init; }

    /// <summary>What its owner keeps with the prepared checkpoint.</summary>
    public ReadOnlyMemory<byte> PendingCheckpointState { get; init; }

    /// <summary>The shards that this one came from, as bare ids.</summary>
    public IReadOnlyList<string> ParentShardIds { get; init; } = [];

    /// <summary>The shards that follow it, as bare ids; known once it ended.</summary>
    public IReadOnlyList<string> ChildShardIds { get; init; } = [];

    /// <summary>The shard's hash keys; null in the row of an old writer.</summary>
    public HashRange? HashRange { get; init; }

    /// <summary>What its owner measured, in KiB a second; null when it never was.</summary>
    public double? ThroughputKBps { get; init; }

    /// <summary>The worker that processes now: until a hand-off is done, the old one.</summary>
    public string? ActualOwner => CheckpointOwner ?? LeaseOwner;

    /// <summary>The key of the lease of another shard of the same stream.</summary>
    /// <param name="shardId">The shard's id.</param>
    public string KeyOfSibling(string shardId) => Stream is null ? shardId : $"{Stream}:{shardId}";
}
