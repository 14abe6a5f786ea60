using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Amazon.DynamoDBv2;
using Millrace.Client.Kinesis;
using Millrace.Kcl.Leases;
using Millrace.Kcl.Leases.Assignment;
using Millrace.Server.Tests;

namespace Millrace.Kcl.Tests.Acceptance;

/// <summary>Workers in processes of their own, a stream with a steady load, and what the workers told.</summary>
internal sealed class WorkerFleet : IAsyncDisposable
{
    // Long beside what processes that share two cores lose to each other.
    public static readonly TimeSpan Failover = TimeSpan.FromSeconds(4);

    private const int RecordsAtOnce = 100;
    private static readonly TimeSpan LoadInterval = TimeSpan.FromMilliseconds(100);

    private readonly ServerProcess _server;
    private readonly int _shards;
    private readonly AmazonDynamoDBClient _dynamoDB;
    private readonly DynamoDBLeaseTable _table;
    private readonly DynamoDBCoordinatorState _state;
    private readonly Dictionary<string, WorkerProcess> _workers = [];
    private readonly ConcurrentQueue<WorkerLine> _lines = [];
    private readonly CancellationTokenSource _loadEnds = new();
    private readonly Task<int> _load;

    private WorkerFleet(ServerProcess server, int shards)
    {
        _server = server;
        _shards = shards;
        Kinesis = WorkerProgram.MakeKinesis(server.Endpoint);
        _dynamoDB = WorkerProgram.MakeDynamoDB(server.Endpoint);
        _table = new(_dynamoDB, "fleet", LeaseAssignment.WorkerUtilization, TimeProvider.System);
        _state = new(_dynamoDB, WorkerProgram.Options("watcher"));
        _load = LoadAsync();
    }

    public KinesisClient Kinesis { get; }

    /// <summary>What the workers told so far.</summary>
    public IReadOnlyList<WorkerLine> Lines => [.. _lines];

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public static async Task<WorkerFleet> StartAsync(int shards, params string[] workers)
    {
        var server = await ServerProcess.StartAsync("--in-memory");
        using (var kinesis = WorkerProgram.MakeKinesis(server.Endpoint))
        {
            await kinesis.CreateStreamAsync(new() { StreamName = WorkerProgram.StreamName, ShardCount = shards }, Ending);
            await kinesis.WaitUntilStreamExistsAsync(WorkerProgram.StreamName, cancellationToken: Ending);
        }

        var fleet = new WorkerFleet(server, shards);
        foreach (var worker in workers) fleet.Add(worker);
        return fleet;
    }

    public void Add(string workerId) => _workers.Add(workerId, new(_server.Endpoint, workerId, _lines));

    public async Task KillAsync(string workerId)
    {
        var worker = _workers[workerId];
        _workers.Remove(workerId);
        await worker.KillAsync();
        await worker.DisposeAsync();
    }

    /// <summary>
    /// Awaits that every open shard is with a worker that lives, and that none has more or less than its share by more than one lease. Leases weigh what their
    /// shards get of the load: a half after a split, twice as much after a merge.
    /// </summary>
    /// <param name="shards">How many shards are open once what was split or merged is read to its end.</param>
    /// <returns>How long it took until no lease was a dead worker's, and how long they took to be even since the table showed the last change.</returns>
    public async Task<(TimeSpan Held, TimeSpan Even)> BalancedAsync(int shards)
    {
        var started = TimeProvider.System.GetTimestamp();
        var (visible, seenAt, held) = (false, started, (TimeSpan?)null);
        var counts = "";
        try
        {
            await ReachedAsync(async () =>
            {
                var open = await OpenLeasesAsync();
                if (open.Count > 0 && open.All(lease => lease.ActualOwner is null || _workers.ContainsKey(lease.ActualOwner))) held ??= TimeProvider.System.GetElapsedTime(started);
                if (!visible && !(visible = open.Count == shards && await HaveJoinedAsync())) seenAt = TimeProvider.System.GetTimestamp();
                var byWorker = _workers.Keys.ToDictionary(id => id, id => open.Where(lease => lease.ActualOwner == id && lease.LeaseOwner == id).ToList());
                counts = string.Join(' ', byWorker.Select(worker => $"{worker.Key}:{worker.Value.Count}={worker.Value.Sum(Weight):0.0}")) + $" of {open.Count}";
                var share = (double)_shards / byWorker.Count;
                return visible
                    && byWorker.Values.Sum(leases => leases.Count) == open.Count
                    && byWorker.Values.All(leases => Math.Abs(leases.Sum(Weight) - share) <= 1.01);
            });
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"The leases are not even: {counts}.", late);
        }

        return (held!.Value, TimeProvider.System.GetElapsedTime(seenAt));
    }

    /// <summary>Ends the load, and awaits that everything put was processed.</summary>
    /// <returns>How many records were put.</returns>
    public async Task<int> DrainAsync()
    {
        await _loadEnds.CancelAsync();
        var put = await _load;
        await ReachedAsync(() => Task.FromResult(_lines.SelectMany(line => line.Records).Select(record => record.Number).Distinct().Count() >= put));
        return put;
    }

    /// <summary>Stops every worker cleanly, and awaits that it has left its leases to nobody.</summary>
    public async Task StopAsync()
    {
        await Task.WhenAll(_workers.Values.Select(worker => worker.StopAsync()));
        Assert.All(await _table.ListAsync(Ending), lease => Assert.Null(lease.LeaseOwner));
    }

    public async ValueTask DisposeAsync()
    {
        await _loadEnds.CancelAsync();
        await ((Task)_load).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var worker in _workers.Values) await worker.DisposeAsync();
        Kinesis.Dispose();
        _dynamoDB.Dispose();
        await _server.DisposeAsync();
        _loadEnds.Dispose();
    }

    /// <summary>A lease's part of the hash keys; that of each shard at the begin is 1.</summary>
    private double Weight(Lease lease) =>
        lease.HashRange is { } range ? ((double)(range.End - range.Start) + 1) / (double)UInt128.MaxValue * _shards : 1;

    private async Task<List<Lease>> OpenLeasesAsync()
    {
        try
        {
            return [.. (await _table.ListAsync(Ending)).Where(lease => !lease.Checkpoint.IsShardEnd)];
        }
        catch (Processing.InvalidStateException)
        {
            // No worker has made the table yet.
            return [];
        }
    }

    private async Task<bool> HaveJoinedAsync() =>
        (await _state.ListMetricsAsync(Ending)).Select(worker => worker.WorkerId).ToHashSet().IsSupersetOf(_workers.Keys);

    private static async Task ReachedAsync(Func<Task<bool>> reached)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        var started = TimeProvider.System.GetTimestamp();
        while (!await reached())
        {
            if (TimeProvider.System.GetElapsedTime(started) > TimeSpan.FromSeconds(60)) throw new TimeoutException();
            await timer.WaitForNextTickAsync(Ending);
        }
    }

    private async Task<int> LoadAsync()
    {
        using var timer = new PeriodicTimer(LoadInterval, TimeProvider.System);
        var put = 0;
        while (!_loadEnds.IsCancellationRequested)
        {
            var first = put;
            var entries = Enumerable.Range(first, RecordsAtOnce).Select(number =>
            {
                var text = number.ToString(CultureInfo.InvariantCulture);
                return new Model.Kinesis.PutRecordsRequestEntry { PartitionKey = text, Data = Encoding.UTF8.GetBytes(text) };
            });
            var answer = await Kinesis.PutRecordsAsync(new() { StreamName = WorkerProgram.StreamName, Records = [.. entries] }, Ending);
            Assert.Equal(0, answer.FailedRecordCount);
            put += RecordsAtOnce;
            await timer.WaitForNextTickAsync(Ending);
        }

        return put;
    }
}
