using Millrace.Kcl.Shards;
using Millrace.Model.Kinesis;

namespace Millrace.Kcl.Tests.Shards;

/// <summary>ListShards over a <see cref="ShardTree"/> or over answers that are given beforehand.</summary>
internal sealed class ScriptedShardLister : IShardLister
{
    public ShardTree? Tree { get; set; }

    /// <summary>What the next calls answer or end with, before the tree is asked.</summary>
    public Queue<Func<IReadOnlyList<Shard>>> Answers { get; } = [];

    public List<(StreamIdentifier Stream, ShardFilter? Filter)> Calls { get; } = [];

    public Task<IReadOnlyList<Shard>> ListAsync(StreamIdentifier stream, ShardFilter? filter, CancellationToken cancellationToken)
    {
        Calls.Add((stream, filter));
        try
        {
            if (Answers.TryDequeue(out var answer)) return Task.FromResult(answer());
            var tree = Tree ?? throw new InvalidOperationException("No shards are known.");
            // The trim horizon and every instant that tests name are before the oldest that is listed.
            return Task.FromResult(filter?.Type switch
            {
                null => tree.Listed,
                ShardFilterType.AtLatest => tree.Open,
                _ => tree.Oldest,
            });
        }
        catch (Exception fault)
        {
            return Task.FromException<IReadOnlyList<Shard>>(fault);
        }
    }
}
