using Millrace.Kcl.Leases;

namespace Millrace.Kcl.Metrics;

/// <summary>Measures the calls of a lease table that the Java KCL measures.</summary>
internal sealed class MeasuredLeaseTable(ILeaseTable table, LeaseMetrics metrics) : ILeaseTable
{
    /// <inheritdoc/>
    public Task<bool> EnsureAsync(CancellationToken cancellationToken) => table.EnsureAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Lease>> ListAsync(CancellationToken cancellationToken) => metrics.ListAsync(() => table.ListAsync(cancellationToken));

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListKeysOfAsync(string owner, CancellationToken cancellationToken) => table.ListKeysOfAsync(owner, cancellationToken);

    /// <inheritdoc/>
    public Task<Lease?> FindAsync(string leaseKey, CancellationToken cancellationToken) => table.FindAsync(leaseKey, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> CreateAsync(Lease lease, CancellationToken cancellationToken) => metrics.CreateAsync(() => table.CreateAsync(lease, cancellationToken));

    /// <inheritdoc/>
    public Task<LeaseRenewal> RenewAsync(Lease lease, CancellationToken cancellationToken) => metrics.RenewAsync(() => table.RenewAsync(lease, cancellationToken));

    /// <inheritdoc/>
    public Task<Lease?> TakeAsync(Lease lease, string owner, CancellationToken cancellationToken) =>
        metrics.TakeAsync(() => table.TakeAsync(lease, owner, cancellationToken));

    /// <inheritdoc/>
    public Task<Lease?> RequestHandoffAsync(Lease lease, string owner, CancellationToken cancellationToken) =>
        metrics.TakeAsync(() => table.RequestHandoffAsync(lease, owner, cancellationToken));

    /// <inheritdoc/>
    public Task<Lease?> CompleteHandoffAsync(Lease lease, CancellationToken cancellationToken) => table.CompleteHandoffAsync(lease, cancellationToken);

    /// <inheritdoc/>
    public Task<Lease?> EvictAsync(Lease lease, CancellationToken cancellationToken) => table.EvictAsync(lease, cancellationToken);

    /// <inheritdoc/>
    public Task<Lease?> CheckpointAsync(Lease lease, ExtendedSequenceNumber checkpoint, CancellationToken cancellationToken) =>
        metrics.UpdateAsync(() => table.CheckpointAsync(lease, checkpoint, cancellationToken));

    /// <inheritdoc/>
    public Task<Lease?> PrepareCheckpointAsync(
        Lease lease, ExtendedSequenceNumber pending, ReadOnlyMemory<byte> state, CancellationToken cancellationToken) =>
        metrics.UpdateAsync(() => table.PrepareCheckpointAsync(lease, pending, state, cancellationToken));

    /// <inheritdoc/>
    public Task<Lease?> SetChildShardsAsync(Lease lease, IReadOnlyList<string> childShardIds, CancellationToken cancellationToken) =>
        metrics.UpdateAsync(() => table.SetChildShardsAsync(lease, childShardIds, cancellationToken));

    /// <inheritdoc/>
    public Task<Lease?> DescribeAsync(Lease lease, CancellationToken cancellationToken) => metrics.UpdateAsync(() => table.DescribeAsync(lease, cancellationToken));

    /// <inheritdoc/>
    public Task DeleteAsync(string leaseKey, CancellationToken cancellationToken) => table.DeleteAsync(leaseKey, cancellationToken);
}
