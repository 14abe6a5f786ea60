using Microsoft.Extensions.Logging;
using Millrace.Kcl.Processing;

namespace Millrace.Kcl.Leases;

/// <summary>Takes leases for this worker, and says what went wrong instead of failing: a lease that could not be taken is there in the next round.</summary>
internal sealed class LeaseTaker(ILeaseTable table, string workerId, ILogger logger)
{
    private const int Tries = 3;

    /// <summary>Takes a lease as it was seen. A take that was begun is not cancelled: nobody would renew what it took.</summary>
    /// <param name="lease">The row.</param>
    /// <param name="rereads">Whether the row may be old, and is read again.</param>
    /// <returns>The row as this worker has it; null when it is another's, or could not be taken.</returns>
    public async Task<Lease?> TakeAsync(Lease lease, bool rereads = false)
    {
        try
        {
            var row = rereads ? await table.FindAsync(lease.LeaseKey, CancellationToken.None).ConfigureAwait(false) : lease;
            // Meanwhile it may have gone to another worker.
            if (row is null || row.ActualOwner != lease.ActualOwner) return null;
            return await TakePatientlyAsync(row).ConfigureAwait(false) ?? await FindIfTakenAsync(row).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is ThrottlingException or KinesisClientLibDependencyException)
        {
            LeaseLog.TakeFailed(logger, lease.LeaseKey, failure);
            return null;
        }
    }

    /// <returns>Null when the condition did not hold, or nobody knows.</returns>
    private async Task<Lease?> TakePatientlyAsync(Lease row)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await table.TakeAsync(row, workerId, CancellationToken.None).ConfigureAwait(false);
            }
            catch (ThrottlingException) when (tries < Tries)
            {
                // Once more.
            }
            catch (KinesisClientLibDependencyException failure)
            {
                LeaseLog.TakeFailed(logger, row.LeaseKey, failure);
                return null;
            }
        }
    }

    /// <summary>A take whose answer was lost has worked all the same, and left alone the lease would stand still until it expired.</summary>
    private async Task<Lease?> FindIfTakenAsync(Lease row)
    {
        var now = await table.FindAsync(row.LeaseKey, CancellationToken.None).ConfigureAwait(false);
        return now?.LeaseOwner == workerId && now.LeaseCounter == row.LeaseCounter + 1 ? now : null;
    }
}
