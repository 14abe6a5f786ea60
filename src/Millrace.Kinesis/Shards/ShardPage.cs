using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Shards;

/// <summary>One page of a list of shards.</summary>
/// <param name="Shards">Its shards, in ascending order of their indexes.</param>
/// <param name="HasMore">Others follow.</param>
internal readonly record struct ShardPage(IReadOnlyList<ShardState> Shards, bool HasMore)
{
    /// <summary>Cuts the page that follows a shard.</summary>
    public static ShardPage Cut(IReadOnlyList<ShardState> shards, ShardSelection selection, int after, int most)
    {
        var page = new List<ShardState>();
        foreach (var shard in shards)
        {
            if (shard.Index <= after || !selection.Includes(shard)) continue;
            if (page.Count == most) return new ShardPage(page, HasMore: true);
            page.Add(shard);
        }

        return new ShardPage(page, HasMore: false);
    }

    /// <summary>The shards as they are answered.</summary>
    public IReadOnlyList<Shard> ToShapes() => [.. Shards.Select(static shard => shard.ToShape())];
}
