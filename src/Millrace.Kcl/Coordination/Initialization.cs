using Microsoft.Extensions.Logging;

namespace Millrace.Kcl.Coordination;

/// <summary>Makes the lease table and, where there are none, the leases, and starts what takes them (facts/kcl.md 4, start).</summary>
/// <param name="parts">What is started.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="log">The log.</param>
internal sealed class Initialization(SchedulerParts parts, TimeProvider timeProvider, ILogger log)
{
    private const int MaxAttempts = 20;
    private const int LongestWaitSeconds = 30;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // An empty table is looked at this often; whether this worker is the leader costs nothing to ask.
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LeaderInterval = TimeSpan.FromMilliseconds(50);

    private bool _coordinatorRuns;

    /// <exception cref="SchedulerInitializationException">Every attempt failed.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await AttemptAsync(cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                SchedulerLog.InitializationFailed(log, attempt, MaxAttempts, fault);
                if (attempt == MaxAttempts)
                    throw new SchedulerInitializationException($"The worker could not begin in {MaxAttempts} attempts: {fault.Message}", fault);
            }

            await Task.Delay(Pause, timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task AttemptAsync(CancellationToken cancellationToken)
    {
        await parts.Table.EnsureAsync(cancellationToken).ConfigureAwait(false);
        await parts.Publishers.PrepareAsync(cancellationToken).ConfigureAwait(false);
        var isEmpty = await IsEmptyAsync(cancellationToken).ConfigureAwait(false);
        if (!_coordinatorRuns)
        {
            await parts.Coordinator.StartAsync(cancellationToken).ConfigureAwait(false);
            _coordinatorRuns = true;
        }

        if (isEmpty) await FillAsync(cancellationToken).ConfigureAwait(false);
        else if (parts.Coordinator.IsLeader) await parts.ShardSync.SyncAsync(cancellationToken).ConfigureAwait(false);
        await parts.ShardSync.StartAsync(parts.Coordinator, cancellationToken).ConfigureAwait(false);
        parts.Coordinator.RequestRound();
    }

    /// <summary>
    /// One worker is to make the first leases. The leader makes them at once. Whoever is not the leader waits for them, and makes them after a while as
    /// the Java KCL does: a random 1 to 30 seconds, looking each 3.
    /// </summary>
    private async Task FillAsync(CancellationToken cancellationToken)
    {
        var wait = TimeSpan.FromSeconds(1 + (Random.Shared.NextDouble() * (LongestWaitSeconds - 1)));
        SchedulerLog.TableEmpty(log, wait);
        var started = timeProvider.GetTimestamp();
        var nextLook = LookInterval;
        while (!parts.Coordinator.IsLeader && timeProvider.GetElapsedTime(started) < wait)
        {
            if (timeProvider.GetElapsedTime(started) >= nextLook)
            {
                if (!await IsEmptyAsync(cancellationToken).ConfigureAwait(false)) return;
                nextLook += LookInterval;
            }

            await Task.Delay(LeaderInterval, timeProvider, cancellationToken).ConfigureAwait(false);
        }

        await parts.ShardSync.SyncAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> IsEmptyAsync(CancellationToken cancellationToken) =>
        (await parts.Table.ListAsync(cancellationToken).ConfigureAwait(false)).Count == 0;
}
