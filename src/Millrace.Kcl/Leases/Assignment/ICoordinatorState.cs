namespace Millrace.Kcl.Leases.Assignment;

/// <summary>
/// What workers tell each other apart from leases: who leads, how busy each is, and which version of the library an application runs
/// (facts/kcl.md 6, facts/dynamodb.md 2.3). Attributes that somebody else wrote stay. DynamoDB's errors are thrown as they come: a round fails.
/// </summary>
internal interface ICoordinatorState
{
    /// <summary>The leader's lock; null where nobody ever led. A strong read.</summary>
    Task<LeaderLock?> FindLockAsync(CancellationToken cancellationToken);

    /// <summary>Writes the lock.</summary>
    /// <param name="wanted">The lock as it is to be.</param>
    /// <param name="version">The version that it replaces; null when there is none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>False when another version stands there.</returns>
    Task<bool> WriteLockAsync(LeaderLock wanted, string? version, CancellationToken cancellationToken);

    /// <summary>Every worker's metrics, of whatever age.</summary>
    Task<IReadOnlyList<WorkerMetrics>> ListMetricsAsync(CancellationToken cancellationToken);

    /// <summary>Stores a worker's metrics.</summary>
    Task ReportMetricsAsync(WorkerMetrics metrics, CancellationToken cancellationToken);

    /// <summary>Deletes a worker's metrics; when there are none, it is no error.</summary>
    Task DeleteMetricsAsync(string workerId, CancellationToken cancellationToken);

    /// <summary>The version that the application runs, as the migration item names it; null where there is none.</summary>
    Task<string?> FindClientVersionAsync(CancellationToken cancellationToken);

    /// <summary>Writes the migration item of an application that has none.</summary>
    /// <returns>False when there is one.</returns>
    Task<bool> CreateClientVersionAsync(string version, string workerId, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>The lock of the leader. It has expired when its version was not seen to change for its duration.</summary>
/// <param name="Owner">The leader.</param>
/// <param name="Version">Another with each heartbeat.</param>
/// <param name="Duration">How long it holds without one.</param>
/// <param name="IsReleased">Whether its owner gave it back.</param>
internal sealed record LeaderLock(string Owner, string Version, TimeSpan Duration, bool IsReleased = false);

/// <summary>How busy a worker is.</summary>
/// <param name="WorkerId">The worker.</param>
/// <param name="LastUpdate">When it said so, by its own clock, in seconds since 1970.</param>
/// <param name="Samples">Per metric the last values, -1 where measuring failed; empty for a worker that measures nothing.</param>
/// <param name="OperatingRanges">Per metric, first, the value above which the worker is to get nothing.</param>
internal sealed record WorkerMetrics(
    string WorkerId, long LastUpdate, IReadOnlyDictionary<string, IReadOnlyList<double>> Samples, IReadOnlyDictionary<string, IReadOnlyList<long>> OperatingRanges)
{
    /// <summary>The name of CPU usage, in percent.</summary>
    public const string Cpu = "C";

    /// <summary>The name of what stands in where nothing is measured: assigned throughput, in percent of the average.</summary>
    public const string Throughput = "T";
}

/// <summary>The versions in the migration item.</summary>
internal static class ClientVersion
{
    /// <summary>KCL 3: a leader assigns.</summary>
    public const string V3X = "CLIENT_VERSION_3X";

    // Workers of KCL 2 take leases by count, and those of KCL 3 do likewise beside them.
    private static readonly string[] ByCount = ["CLIENT_VERSION_2X", "CLIENT_VERSION_PREPARE_TO_UPGRADE_FROM_2X", "CLIENT_VERSION_UPGRADE_FROM_2X"];

    /// <summary>Whether workers take leases by count in this version.</summary>
    public static bool IsByCount(string version) => ByCount.Contains(version);
}
