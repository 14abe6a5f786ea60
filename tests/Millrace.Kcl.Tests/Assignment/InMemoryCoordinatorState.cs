using System.Collections.Concurrent;
using Millrace.Kcl.Leases.Assignment;

namespace Millrace.Kcl.Tests.Assignment;

/// <summary>The state of workers without a server, with the conditions of the real one.</summary>
internal sealed class InMemoryCoordinatorState : ICoordinatorState
{
    private readonly Lock _lock = new();

    public ConcurrentDictionary<string, WorkerMetrics> Metrics { get; } = new();

    public LeaderLock? Lock { get; set; }

    public string? ClientVersion { get; set; }

    /// <summary>What the next calls end with, by their names.</summary>
    public ConcurrentDictionary<string, Exception> Faults { get; } = new();

    /// <summary>Whether the next write of the lock is done and its answer lost, so that the SDK sends it again.</summary>
    public bool WritesLockTwice { get; set; }

    public Task<LeaderLock?> FindLockAsync(CancellationToken cancellationToken) => CallAsync(nameof(FindLockAsync), () => Lock);

    public Task<bool> WriteLockAsync(LeaderLock wanted, string? version, CancellationToken cancellationToken) => CallAsync(
        nameof(WriteLockAsync), () =>
        {
            var written = Write();
            return WritesLockTwice ? Write() : written;

            bool Write()
            {
                if (Lock?.Version != version) return false;
                Lock = wanted;
                return true;
            }
        });

    public Task<IReadOnlyList<WorkerMetrics>> ListMetricsAsync(CancellationToken cancellationToken) =>
        CallAsync(nameof(ListMetricsAsync), () => (IReadOnlyList<WorkerMetrics>)[.. Metrics.Values]);

    public Task ReportMetricsAsync(WorkerMetrics metrics, CancellationToken cancellationToken) =>
        CallAsync(nameof(ReportMetricsAsync), () => Metrics[metrics.WorkerId] = metrics);

    public Task DeleteMetricsAsync(string workerId, CancellationToken cancellationToken) =>
        CallAsync(nameof(DeleteMetricsAsync), () => Metrics.TryRemove(workerId, out _));

    public Task<string?> FindClientVersionAsync(CancellationToken cancellationToken) => CallAsync(nameof(FindClientVersionAsync), () => ClientVersion);

    public Task<bool> CreateClientVersionAsync(string version, string workerId, DateTimeOffset now, CancellationToken cancellationToken) => CallAsync(
        nameof(CreateClientVersionAsync), () =>
        {
            if (ClientVersion is not null) return false;
            ClientVersion = version;
            return true;
        });

    private Task<T> CallAsync<T>(string name, Func<T> call)
    {
        if (Faults.TryGetValue(name, out var fault)) return Task.FromException<T>(fault);
        lock (_lock) return Task.FromResult(call());
    }
}
