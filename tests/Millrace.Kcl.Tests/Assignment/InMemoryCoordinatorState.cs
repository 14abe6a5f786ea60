using System.Collections.Concurrent;
using Millrace.Kcl.Leases.Assignment;

namespace Millrace.Kcl.Tests.Assignment;

/// <summary>The state of workers without a server, with the conditions of the real one.</summary>
internal sealed class InMemoryCoordinatorState : ICoordinatorState
{
    private readonly Store _store;
    private volatile bool _isSevered;

    public InMemoryCoordinatorState()
        : this(new Store())
    {
    }

    private InMemoryCoordinatorState(Store store) => _store = store;

    public ConcurrentDictionary<string, WorkerMetrics> Metrics => _store.Metrics;

    public LeaderLock? Lock
    {
        get => _store.LeaderLock;
        set => _store.LeaderLock = value;
    }

    public string? ClientVersion
    {
        get => _store.ClientVersion;
        set => _store.ClientVersion = value;
    }

    /// <summary>What calls of any connection end with, by their names.</summary>
    public ConcurrentDictionary<string, Exception> Faults => _store.Faults;

    /// <summary>Whether a write of the lock is done and its answer lost, so that the SDK sends it again.</summary>
    public bool WritesLockTwice { get; set; }

    /// <summary>Another connection to the same state.</summary>
    public InMemoryCoordinatorState Connect() => new(_store);

    /// <summary>Lets every call of this connection fail from now on: its worker is dead to the others.</summary>
    public void Sever() => _isSevered = true;

    public Task<LeaderLock?> FindLockAsync(CancellationToken cancellationToken) => CallAsync(nameof(FindLockAsync), () => _store.LeaderLock);

    public Task<bool> WriteLockAsync(LeaderLock wanted, string? version, CancellationToken cancellationToken) => CallAsync(
        nameof(WriteLockAsync), () =>
        {
            var written = Write();
            return WritesLockTwice ? Write() : written;

            bool Write()
            {
                if (_store.LeaderLock?.Version != version) return false;
                _store.LeaderLock = wanted;
                return true;
            }
        });

    public Task<IReadOnlyList<WorkerMetrics>> ListMetricsAsync(CancellationToken cancellationToken) =>
        CallAsync(nameof(ListMetricsAsync), () => (IReadOnlyList<WorkerMetrics>)[.. Metrics.Values]);

    public Task ReportMetricsAsync(WorkerMetrics metrics, CancellationToken cancellationToken) =>
        CallAsync(nameof(ReportMetricsAsync), () => Metrics[metrics.WorkerId] = metrics);

    public Task DeleteMetricsAsync(string workerId, CancellationToken cancellationToken) =>
        CallAsync(nameof(DeleteMetricsAsync), () => Metrics.TryRemove(workerId, out _));

    public Task<string?> FindClientVersionAsync(CancellationToken cancellationToken) => CallAsync(nameof(FindClientVersionAsync), () => _store.ClientVersion);

    public Task<bool> CreateClientVersionAsync(string version, string workerId, DateTimeOffset now, CancellationToken cancellationToken) => CallAsync(
        nameof(CreateClientVersionAsync), () =>
        {
            if (_store.ClientVersion is not null) return false;
            _store.ClientVersion = version;
            return true;
        });

    private Task<T> CallAsync<T>(string name, Func<T> call)
    {
        if (_isSevered) return Task.FromException<T>(new InvalidOperationException("The connection was severed."));
        if (Faults.TryGetValue(name, out var fault)) return Task.FromException<T>(fault);
        lock (_store.Lock) return Task.FromResult(call());
    }

    private sealed class Store
    {
        public Lock Lock { get; } = new();

        public ConcurrentDictionary<string, WorkerMetrics> Metrics { get; } = new();

        public ConcurrentDictionary<string, Exception> Faults { get; } = new();

        public LeaderLock? LeaderLock { get; set; }

        public string? ClientVersion { get; set; }
    }
}
