namespace Millrace.Kcl.Leases.Assignment;

/// <summary>
/// Where the state of workers is kept: since 3.5 in the lease table, before in two tables of its own, until Java's workers have moved it
/// (facts/kcl.md 6).
/// </summary>
/// <param name="StateTable">The table of lock and migration items.</param>
/// <param name="StateKey">Its key attribute.</param>
/// <param name="MetricsTable">The table of workers' metrics.</param>
/// <param name="MetricsKey">Its key attribute.</param>
internal sealed record CoordinatorTables(string StateTable, string StateKey, string MetricsTable, string MetricsKey)
{
    /// <summary>The key attribute of the lease table.</summary>
    public const string LeaseKey = "leaseKey";

    /// <summary>Whether everything is in the lease table, where items tell by a type that they are no leases.</summary>
    public bool IsSingle => StateKey == LeaseKey;

    /// <summary>All in the lease table.</summary>
    public static CoordinatorTables Single(KclOptions options)
    {
        var table = options.TableName ?? options.ApplicationName;
        return new(table, LeaseKey, table, LeaseKey);
    }

    /// <summary>The tables of 3.0 to 3.4.</summary>
    public static CoordinatorTables Separate(KclOptions options) =>
        new($"{options.ApplicationName}-CoordinatorState", "key", $"{options.ApplicationName}-WorkerMetricStats", "wid");
}
