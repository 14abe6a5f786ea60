using Microsoft.Extensions.Logging;

namespace Millrace.Kcl.Leases.Assignment;

/// <summary>
/// Takes leases by count beside workers of KCL 2, and as KCL 3 does once none is left: both at once would take from each other without end
/// (facts/kcl.md 6, 2.x to 3.x). Which it is stands in the migration item, which Java's workers write; it is looked at each minute, as they do. An
/// application without the item is new, or run by KCL 2: it becomes one of KCL 3 when every lease that is renewed belongs to a worker that reports its load.
/// </summary>
internal sealed class MigratingAssigner(
    KclOptions options, ILeaseTable table, ICoordinatorState state, UtilizationAssigner byLeader, ILeaseAssigner byCount, ILogger logger) : ILeaseAssigner
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMinutes(1);

    private readonly LeaseObservations _observations = new(options.TimeProvider, options.Leases.Failover);
    private string? _version;
    private bool _isByCount = true;
    private long? _looked;

    /// <inheritdoc/>
    public bool IsLeader => _looked is not null && (_isByCount ? byCount.IsLeader : byLeader.IsLeader);

    /// <inheritdoc/>
    public TimeSpan Interval => _isByCount ? byCount.Interval : byLeader.Interval;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Lease>> RunRoundAsync(IReadOnlyList<HeldLease> held, CancellationToken cancellationToken)
    {
        // Without the item every round looks: the last worker of KCL 2 may be gone.
        if (_version is null || _looked is not { } last || options.TimeProvider.GetElapsedTime(last) >= LookInterval)
            await LookAsync(cancellationToken).ConfigureAwait(false);
        if (!_isByCount) return await byLeader.RunRoundAsync(held, cancellationToken).ConfigureAwait(false);
        // Java's leader ends the migration when every worker reports.
        await byLeader.ReportAsync(held.Count == 0, cancellationToken).ConfigureAwait(false);
        return await byCount.RunRoundAsync(held, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await byLeader.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            await byCount.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var version = await state.FindClientVersionAsync(cancellationToken).ConfigureAwait(false);
        if (version is null && await HasOnlyReportingOwnersAsync(cancellationToken).ConfigureAwait(false))
        {
            await state.CreateClientVersionAsync(ClientVersion.V3X, options.WorkerId, options.TimeProvider.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            // Another may have been quicker, with another version.
            version = await state.FindClientVersionAsync(cancellationToken).ConfigureAwait(false);
        }

        _looked = options.TimeProvider.GetTimestamp();
        var isByCount = version is null || ClientVersion.IsByCount(version);
        if (version is not null && version != _version)
        {
            if (isByCount) AssignmentLog.TakingByCount(logger, version);
            else AssignmentLog.TakingByLeader(logger, version);
        }

        if (isByCount && !_isByCount) await byLeader.ResignAsync(cancellationToken).ConfigureAwait(false);
        (_version, _isByCount) = (version, isByCount);
    }

    private async Task<bool> HasOnlyReportingOwnersAsync(CancellationToken cancellationToken)
    {
        var leases = await table.ListAsync(cancellationToken).ConfigureAwait(false);
        _observations.ObserveAll(leases);
        var reporting = (await state.ListMetricsAsync(cancellationToken).ConfigureAwait(false)).Select(static metrics => metrics.WorkerId).ToHashSet();
        return leases.All(lease => _observations.IsAvailable(lease) || lease.ActualOwner == options.WorkerId || reporting.Contains(lease.ActualOwner!));
    }
}
