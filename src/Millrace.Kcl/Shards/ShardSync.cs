using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;
using Millrace.Client.Kinesis;
using Millrace.Kcl.Leases;
using Millrace.Kcl.Metrics;
using Millrace.Kcl.Processing;
using Millrace.Model.Kinesis;

namespace Millrace.Kcl.Shards;

/// <summary>
/// Creates the leases that are missing at the start, at the end of shards and, as the leader, in each <see cref="LeaseOptions.ShardSyncInterval"/>,
/// and deletes those that have served.
/// </summary>
internal sealed class ShardSync : IShardSync
{
    private const int MaxAttempts = 3;
    private static readonly TimeSpan ExpiredInterval = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan AttemptPause = TimeSpan.FromSeconds(1);

    private readonly KclOptions _options;
    private readonly ILeaseTable _table;
    private readonly IShardLister _lister;
    private readonly ILogger _logger;
    private readonly LeaseMetrics? _metrics;
    private readonly LeaseCleanup _cleanup;
    private readonly HashRangeCache _ranges;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Dictionary<StreamIdentifier, (HashRange Hole, int Times)> _holes = [];
    private readonly HashSet<StreamIdentifier> _notFound = [];
    private Task _auditing = Task.CompletedTask;

    public ShardSync(KclOptions options, ILeaseTable table, IShardLister lister, ILogger logger, LeaseMetrics? metrics = null)
    {
        (_options, _table, _lister, _logger, _metrics) = (options, table, lister, logger, metrics);
        _cleanup = new LeaseCleanup(table, logger);
        _ranges = new HashRangeCache(lister, options.TimeProvider);
    }

    /// <inheritdoc/>
    public async Task SyncAsync(CancellationToken cancellationToken)
    {
        var leases = await _table.ListAsync(cancellationToken).ConfigureAwait(false);
        Exception? failure = null;
        foreach (var stream in _options.Streams)
        {
            try
            {
                await SyncAsync(stream, LeasesOf(stream.Stream, leases), cancellationToken).ConfigureAwait(false);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // The other streams are not to wait for this one.
                failure ??= fault;
            }
        }

        if (failure is not null) ExceptionDispatchInfo.Throw(failure);
    }

    /// <inheritdoc/>
    public Task StartAsync(ILeaseCoordinator coordinator, CancellationToken cancellationToken)
    {
        _auditing = AuditAsync(coordinator, _stopping.Token);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task CreateChildLeasesAsync(Lease ended, IReadOnlyList<ChildShard> children, CancellationToken cancellationToken)
    {
        var stream = StreamOf(ended);
        foreach (var child in children)
        {
            var lease = ShardLeases.Create(stream, child);
            if (await _table.FindAsync(lease.LeaseKey, cancellationToken).ConfigureAwait(false) is not null) continue;
            foreach (var parent in child.ParentShards)
            {
                if (parent == ended.ShardId) continue;
                if (await _table.FindAsync(ShardLeases.Key(stream, parent), cancellationToken).ConfigureAwait(false) is null
                    && await IsListedAsync(stream, parent, cancellationToken).ConfigureAwait(false))
                    throw new InvalidStateException($"{child.ShardId} is a merge of {ended.ShardId} and {parent}, and {parent} has no lease yet.");
            }

            await _table.CreateAsync(lease, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Completed(Lease lease) => _cleanup.Add(lease);

    /// <inheritdoc/>
    public async Task<bool> AreParentsDoneAsync(Lease lease, CancellationToken cancellationToken)
    {
        foreach (var parent in lease.ParentShardIds)
        {
            var row = await _table.FindAsync(ShardLeases.Key(StreamOf(lease), parent), cancellationToken).ConfigureAwait(false);
            if (row is { Checkpoint.IsShardEnd: false }) return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public ValueTask<HashRange?> FindHashRangeAsync(Lease lease, CancellationToken cancellationToken) =>
        _ranges.FindAsync(StreamOf(lease), lease, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        try
        {
            await _auditing.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // It was asked to stop.
        }

        _stopping.Dispose();
        _ranges.Dispose();
    }

    private StreamIdentifier StreamOf(Lease lease) => lease.Stream ?? _options.Streams[0].Stream;

    // A shard that has expired gets no lease any more: to wait for it would leave out what follows it.
    private async Task<bool> IsListedAsync(StreamIdentifier stream, string shardId, CancellationToken cancellationToken) =>
        (await _lister.ListAsync(stream, null, cancellationToken).ConfigureAwait(false)).Any(shard => shard.ShardId == shardId);

    private static List<Lease> LeasesOf(StreamIdentifier stream, IReadOnlyList<Lease> leases)
    {
        var key = stream.IsMultiStream ? stream : null;
        return [.. leases.Where(lease => lease.Stream == key)];
    }

    private async Task AuditAsync(ILeaseCoordinator coordinator, CancellationToken cancellationToken)
    {
        var interval = _options.Leases.ShardSyncInterval;
        var expiredAt = _options.TimeProvider.GetTimestamp();
        for (var pause = interval / 2; ; pause = interval)
        {
            await Task.Delay(pause, _options.TimeProvider, cancellationToken).ConfigureAwait(false);
            var isLeader = coordinator.IsLeader;
            if (!isLeader && !_cleanup.IsWaiting) continue;
            try
            {
                // Who is not the leader lists shards only to find out whether those that it completed have expired.
                var looksForExpired = !isLeader && _options.TimeProvider.GetElapsedTime(expiredAt) >= ExpiredInterval;
                if (looksForExpired) expiredAt = _options.TimeProvider.GetTimestamp();
                var leases = await _table.ListAsync(cancellationToken).ConfigureAwait(false);
                foreach (var stream in _options.Streams)
                    await AuditAsync(stream, LeasesOf(stream.Stream, leases), isLeader, looksForExpired, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                ShardSyncLog.ShardAuditFailed(_logger, interval, fault);
            }
        }
    }

    private async Task AuditAsync(
        StreamOptions options, List<Lease> leases, bool isLeader, bool looksForExpired, CancellationToken cancellationToken)
    {
        var stream = options.Stream;
        IReadOnlyList<Shard>? shards = null;
        try
        {
            if (isLeader)
            {
                shards = await SyncAsync(options, leases, cancellationToken).ConfigureAwait(false);
                await FillHashRangesAsync(stream, leases, cancellationToken).ConfigureAwait(false);
                ReportHole(stream, leases);
            }
            else if (looksForExpired)
            {
                shards = await _lister.ListAsync(stream, null, cancellationToken).ConfigureAwait(false);
            }

            _notFound.Remove(stream);
        }
        catch (ResourceNotFoundException)
        {
            shards = [];
            if (_notFound.Add(stream)) ShardSyncLog.StreamNotFound(_logger, stream);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            ShardSyncLog.ShardSyncFailed(_logger, stream, _options.Leases.ShardSyncInterval, fault);
            return;
        }

        if (_options.Leases.CleanUpCompleted) await _cleanup.RunAsync(leases, shards, isLeader, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Creates the missing leases of a stream and adds them to the list.</summary>
    /// <returns>All shards; null where there was no lease, and only the shards at the initial position were asked for.</returns>
    private Task<IReadOnlyList<Shard>?> SyncAsync(StreamOptions options, List<Lease> leases, CancellationToken cancellationToken) =>
        _metrics is null ? CreateMissingAsync(options, leases, cancellationToken) : _metrics.SyncAsync(() => CreateMissingAsync(options, leases, cancellationToken));

    private async Task<IReadOnlyList<Shard>?> CreateMissingAsync(StreamOptions options, List<Lease> leases, CancellationToken cancellationToken)
    {
        IReadOnlyList<Shard>? shards = null;
        IEnumerable<Lease> missing;
        if (leases.Count == 0)
        {
            var first = await ListInitialAsync(options, cancellationToken).ConfigureAwait(false);
            missing = ShardLeases.InOrder(first).Select(shard => ShardLeases.Create(options.Stream, shard, options.InitialPosition));
        }
        else
        {
            shards = await _lister.ListAsync(options.Stream, null, cancellationToken).ConfigureAwait(false);
            _ranges.Add(options.Stream, shards);
            missing = MissingLeases.Of(options.Stream, shards, leases, options.InitialPosition);
        }

        var created = 0;
        foreach (var lease in missing)
        {
            if (await _table.CreateAsync(lease, cancellationToken).ConfigureAwait(false)) created++;
            leases.Add(lease);
        }

        if (created > 0) ShardSyncLog.LeasesCreated(_logger, options.Stream, created);
        return shards;
    }

    private async Task<IReadOnlyList<Shard>> ListInitialAsync(StreamOptions options, CancellationToken cancellationToken)
    {
        var filter = options.InitialPosition.SequenceNumber switch
        {
            "AT_TIMESTAMP" => new ShardFilter { Type = ShardFilterType.AtTimestamp, Timestamp = options.InitialTimestamp },
            "TRIM_HORIZON" => new ShardFilter { Type = ShardFilterType.AtTrimHorizon },
            _ => new ShardFilter { Type = ShardFilterType.AtLatest },
        };
        for (var attempt = 1; ; attempt++)
        {
            var shards = await _lister.ListAsync(options.Stream, filter, cancellationToken).ConfigureAwait(false);
            if (HashCoverage.FindHole(shards.Select(static shard => HashRange.From(shard.HashKeyRange))) is not { } hole) return shards;
            if (attempt == MaxAttempts)
                throw new KinesisClientLibDependencyException($"The shards of {options.Stream} leave out the hash keys {hole}.");
            await Task.Delay(AttemptPause, _options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task FillHashRangesAsync(StreamIdentifier stream, List<Lease> leases, CancellationToken cancellationToken)
    {
        for (var i = 0; i < leases.Count; i++)
        {
            if (leases[i].HashRange is not null) continue;
            if (await _ranges.FindAsync(stream, leases[i], cancellationToken).ConfigureAwait(false) is not { } range) continue;
            var told = leases[i] with { HashRange = range };
            await _table.DescribeAsync(told, cancellationToken).ConfigureAwait(false);
            leases[i] = told;
        }
    }

    /// <summary>Reports a hole when it is the same three times in a row, once: what can be mended has been mended by then.</summary>
    private void ReportHole(StreamIdentifier stream, List<Lease> leases)
    {
        if (HashCoverage.FindHole(leases) is not { } hole)
        {
            _holes.Remove(stream);
            return;
        }

        var times = _holes.TryGetValue(stream, out var last) && last.Hole == hole ? last.Times + 1 : 1;
        _holes[stream] = (hole, times);
        if (times == MaxAttempts) ShardSyncLog.HashRangeUncovered(_logger, stream, hole);
    }
}
