namespace Millrace.Kcl.Retrieval;

/// <summary>A shard of a stream.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="ShardId">The shard.</param>
internal sealed record ShardReference(StreamIdentifier Stream, string ShardId)
{
    /// <summary>As logs show it.</summary>
    public override string ToString() => $"{Stream}/{ShardId}";
}
