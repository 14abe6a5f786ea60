using Millrace.Model.Kinesis;

namespace Millrace.Kcl.Retrieval;

/// <summary>Records that came together.</summary>
/// <param name="Records">The records in the order of the shard; none only says how far behind the reader is.</param>
/// <param name="MillisBehindLatest">How far they lag behind the newest of the shard.</param>
/// <param name="Fetched">When they came.</param>
internal sealed record RecordsBatch(IReadOnlyList<Record> Records, long? MillisBehindLatest, DateTimeOffset Fetched)
{
    /// <summary>The shards that follow, in the last batch of a shard; none where the shard or its stream is gone. Null while the shard goes on.</summary>
    public IReadOnlyList<ChildShard>? ChildShards { get; init; }

    /// <summary>Whether no records follow.</summary>
    public bool IsAtShardEnd => ChildShards is not null;

    /// <summary>
    /// What an answer says about the end of its shard. The place to go on from is absent exactly where the shards that follow are named, each with
    /// its parents; an answer that says otherwise is not to be believed (facts/kcl.md 7).
    /// </summary>
    /// <param name="goesOn">Whether the answer has a place to go on from.</param>
    /// <param name="children">The shards that it names.</param>
    public static bool IsConsistent(bool goesOn, IReadOnlyList<ChildShard>? children) =>
        goesOn == (children is null or []) && (children is null || children.All(child => child.ParentShards is { Count: > 0 }));
}
