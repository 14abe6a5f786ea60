using System.Text;
using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests;

/// <summary>Reads a stream as a consumer does: each shard from its start, children when their parents have ended.</summary>
internal sealed class LineageReader
{
    private readonly TestKinesis _kinesis;
    private readonly Dictionary<string, string> _iterators = [];
    private readonly HashSet<string> _started = [];
    private readonly HashSet<string> _ended = [];

    private LineageReader(TestKinesis kinesis)
    {
        _kinesis = kinesis;
    }

    /// <summary>What was read: the shard, the number and the text.</summary>
    public List<(string Shard, string Number, string Text)> Seen { get; } = [];

    /// <summary>The shards that are being read.</summary>
    public IReadOnlyCollection<string> Open => _iterators.Keys;

    public static async Task<LineageReader> OpenAsync(TestKinesis kinesis)
    {
        var reader = new LineageReader(kinesis);
        var filter = new ShardFilter { Type = ShardFilterType.AtTrimHorizon };
        foreach (var shard in (await kinesis.SendAsync(new ListShardsRequest { StreamName = "s", ShardFilter = filter })).Shards!)
            await reader.StartAsync(shard.ShardId);
        return reader;
    }

    /// <summary>Reads a page of each shard.</summary>
    /// <returns>Whether there was nothing.</returns>
    public async Task<bool> ReadAsync(int? limit = null)
    {
        var wasIdle = true;
        foreach (var shard in _iterators.Keys.ToArray())
        {
            var page = await _kinesis.ReadAsync(_iterators[shard], limit);
            Seen.AddRange(page.Records.Select(record => (shard, record.SequenceNumber.ToString(), Encoding.UTF8.GetString(record.Data!.Value.Span))));
            wasIdle &= page.Records.Count == 0 && page.NextShardIterator is not null;

            // Either there is more to come or there are children, and never both (facts/kinesis.md 5).
            Assert.Equal(page.NextShardIterator is null, page.ChildShards is { Count: > 0 });
            if (page.NextShardIterator is { } next)
            {
                _iterators[shard] = next;
                continue;
            }

            _iterators.Remove(shard);
            Assert.True(_ended.Add(shard));
            foreach (var child in page.ChildShards!)
            {
                Assert.Contains(shard, child.ParentShards);
                if (child.ParentShards.All(_ended.Contains)) await StartAsync(child.ShardId);
            }
        }

        return wasIdle;
    }

    private async Task StartAsync(string shard)
    {
        Assert.True(_started.Add(shard));
        _iterators[shard] = await _kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon, int.Parse(shard.AsSpan("shardId-".Length), System.Globalization.CultureInfo.InvariantCulture));
    }
}
