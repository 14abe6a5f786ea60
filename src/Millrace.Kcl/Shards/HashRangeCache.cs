using System.Collections.Concurrent;
using Millrace.Client.Kinesis;
using Millrace.Kcl.Leases;
using Millrace.Kcl.Processing;
using Millrace.Model.Kinesis;

namespace Millrace.Kcl.Shards;

/// <summary>The hash keys of shards whose leases do not tell them. A shard's never change; a stream is asked about at most once a minute.</summary>
internal sealed class HashRangeCache(IShardLister lister, TimeProvider timeProvider) : IDisposable
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(StreamIdentifier Stream, string ShardId), HashRange> _ranges = new();
    private readonly Dictionary<StreamIdentifier, long> _asked = [];
    private readonly SemaphoreSlim _asking = new(1);

    /// <summary>Keeps what a list told.</summary>
    public void Add(StreamIdentifier stream, IEnumerable<Shard> shards)
    {
        foreach (var shard in shards) _ranges[(stream, shard.ShardId)] = HashRange.From(shard.HashKeyRange);
    }

    /// <summary>The range as the lease, an earlier list, or a new one tells it; null when none does.</summary>
    public async ValueTask<HashRange?> FindAsync(StreamIdentifier stream, Lease lease, CancellationToken cancellationToken)
    {
        if (lease.HashRange is { } told) return told;
        if (_ranges.TryGetValue((stream, lease.ShardId), out var range)) return range;
        await _asking.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_ranges.ContainsKey((stream, lease.ShardId)) && MayAsk(stream))
            {
                _asked[stream] = timeProvider.GetTimestamp();
                Add(stream, await lister.ListAsync(stream, null, cancellationToken).ConfigureAwait(false));
            }
        }
        catch (Exception error) when (error is ResourceNotFoundException or KinesisClientLibDependencyException)
        {
            // Not knowing the range only means that no aggregate is dropped (facts/kcl.md 9).
        }
        finally
        {
            _asking.Release();
        }

        return _ranges.TryGetValue((stream, lease.ShardId), out range) ? range : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _asking.Dispose();

    private bool MayAsk(StreamIdentifier stream) => !_asked.TryGetValue(stream, out var asked) || timeProvider.GetElapsedTime(asked) >= AskAgain;
}
