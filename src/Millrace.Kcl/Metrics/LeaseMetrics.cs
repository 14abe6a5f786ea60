using System.Diagnostics.Metrics;

namespace Millrace.Kcl.Metrics;

/// <summary>What a worker measures of leases, under the names of the Java KCL (facts/kcl.md 8).</summary>
/// <param name="meter">The meter.</param>
/// <param name="clock">The clock.</param>
internal sealed class LeaseMetrics(Meter meter, TimeProvider clock)
{
    private static readonly KeyValuePair<string, object?>[] Taking = Operation("TakeLeases");
    private static readonly KeyValuePair<string, object?>[] Renewing = Operation("RenewAllLeases");
    private static readonly KeyValuePair<string, object?>[] Assigning = Operation("LeaseAssignmentManager");
    private static readonly KeyValuePair<string, object?>[] Discovering = Operation("LeaseDiscovery");
    private static readonly KeyValuePair<string, object?>[] Syncing = Operation("ShardSyncTask");
    private static readonly KeyValuePair<string, object?>[] Processing = Operation("ProcessTask");

    private readonly CallMeter _whole = new(meter, "", clock);
    private readonly CallMeter _list = new(meter, "ListLeases.", clock);
    private readonly CallMeter _take = new(meter, "TakeLease.", clock);
    private readonly CallMeter _renew = new(meter, "RenewLease.", clock);
    private readonly CallMeter _create = new(meter, "CreateLease.", clock);
    private readonly CallMeter _update = new(meter, "UpdateLease.", clock);
    private readonly CallMeter _sync = new(meter, "SyncShards.", clock);
    private readonly Gauge<int> _total = meter.CreateGauge<int>("TotalLeases", "{lease}", "Leases there are.");
    private readonly Gauge<int> _workers = meter.CreateGauge<int>("NumWorkers", "{worker}", "Workers that live.");
    private readonly Gauge<int> _expired = meter.CreateGauge<int>("ExpiredLeases", "{lease}", "Leases that nobody has or renews.");
    private readonly Gauge<int> _spillover = meter.CreateGauge<int>("LeaseSpillover", "{lease}", "Leases that nobody may have, as workers are limited.");
    private readonly Gauge<int> _needed = meter.CreateGauge<int>("NeededLeases", "{lease}", "Leases that this worker lacks of its share.");
    private readonly Gauge<int> _veryOld = meter.CreateGauge<int>("VeryOldLeases", "{lease}", "Leases that nobody renewed for three times their length.");
    private readonly Counter<int> _taken = meter.CreateCounter<int>("TakenLeases", "{lease}", "Leases that this worker took.");
    private readonly Counter<int> _untaken = meter.CreateCounter<int>("UntakenLeases", "{lease}", "Leases that this worker wanted and did not get.");
    private readonly Counter<int> _reassigned = meter.CreateCounter<int>("NumOfLeasesReassignment", "{lease}", "Leases that the leader gave to workers.");
    private readonly Counter<int> _lost = meter.CreateCounter<int>("LostLeases", "{lease}", "Leases that this worker lost without giving them up.");
    private readonly Counter<int> _discovered = meter.CreateCounter<int>("NewLeasesDiscovered", "{lease}", "Leases that this worker found it was given.");

    /// <summary>Shows how many leases this worker holds.</summary>
    public void Observe(Func<int> count) =>
        meter.CreateObservableGauge("CurrentLeases", () => new Measurement<int>(count(), Renewing), "{lease}", "The leases that this worker holds.");

    public Task<T> ListAsync<T>(Func<Task<T>> call) => _list.MeasureAsync(Taking, call);

    public Task<T> TakeAsync<T>(Func<Task<T>> call) => _take.MeasureAsync(Taking, call);

    public Task<T> RenewAsync<T>(Func<Task<T>> call) => _renew.MeasureAsync(Renewing, call);

    public Task<T> CreateAsync<T>(Func<Task<T>> call) => _create.MeasureAsync(Syncing, call);

    public Task<T> UpdateAsync<T>(Func<Task<T>> call) => _update.MeasureAsync(Processing, call);

    public Task<T> SyncAsync<T>(Func<Task<T>> call) => _sync.MeasureAsync(Syncing, call);

    /// <summary>A round of a worker that takes its share.</summary>
    public Task<T> RoundAsync<T>(Func<Task<T>> round) => _whole.MeasureAsync(Taking, round);

    /// <summary>A round of the leader.</summary>
    public Task<T> AssignmentAsync<T>(Func<Task<T>> round) => _whole.MeasureAsync(Assigning, round);

    /// <summary>A renewal of everything that is held.</summary>
    public Task<T> RenewalAsync<T>(Func<Task<T>> renewal) => _whole.MeasureAsync(Renewing, renewal);

    /// <summary>What a worker that takes its share saw.</summary>
    public void Saw(int total, int workers, int expired, int veryOld, int needed, int spillover)
    {
        Saw(Taking, total, workers, expired, spillover);
        _veryOld.Record(veryOld, Taking);
        _needed.Record(needed, Taking);
    }

    /// <summary>What the leader saw, and gave.</summary>
    public void Assigned(int total, int workers, int expired, int given, int spillover)
    {
        Saw(Assigning, total, workers, expired, spillover);
        _reassigned.Add(given, Assigning);
    }

    public void Took(int taken, int untaken)
    {
        _taken.Add(taken, Taking);
        _untaken.Add(untaken, Taking);
    }

    public void Lost() => _lost.Add(1, Renewing);

    public void Discovered(int leases) => _discovered.Add(leases, Discovering);

    private void Saw(KeyValuePair<string, object?>[] operation, int total, int workers, int expired, int spillover)
    {
        _total.Record(total, operation);
        _workers.Record(workers, operation);
        _expired.Record(expired, operation);
        _spillover.Record(spillover, operation);
    }

    private static KeyValuePair<string, object?>[] Operation(string name) => [new("Operation", name)];
}
