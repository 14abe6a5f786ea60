namespace Millrace.Kcl.Leases.Assignment;

/// <summary>
/// Tells the leader that this worker lives and how busy it is: at once, and then in each interval. A worker without a lease has nothing else to show that it
/// lives, and reports in each length of a lease: one that was thought dead and lost all is found again.
/// </summary>
internal sealed class MetricsReporter(ICoordinatorState state, string workerId, LeaseOptions options, CpuMeter? cpu, TimeProvider clock)
{
    private const int MaxSamples = 10;

    private readonly List<double> _samples = [];
    private long? _reported;

    /// <summary>Reports, if it is time.</summary>
    /// <param name="isIdle">Whether this worker holds no lease.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task RunAsync(bool isIdle, CancellationToken cancellationToken)
    {
        var interval = isIdle && options.Failover < options.WorkerMetricsInterval ? options.Failover : options.WorkerMetricsInterval;
        if (_reported is { } last && clock.GetElapsedTime(last) < interval) return;
        if (_reported is not null && cpu?.Take() is { } sample)
        {
            _samples.Add(sample);
            if (_samples.Count > MaxSamples) _samples.RemoveAt(0);
        }

        Dictionary<string, IReadOnlyList<double>> samples = [];
        Dictionary<string, IReadOnlyList<long>> ranges = [];
        if (_samples.Count > 0)
        {
            samples[WorkerMetrics.Cpu] = [.. _samples];
            ranges[WorkerMetrics.Cpu] = [100];
        }

        await state.ReportMetricsAsync(new(workerId, clock.GetUtcNow().ToUnixTimeSeconds(), samples, ranges), cancellationToken).ConfigureAwait(false);
        _reported = clock.GetTimestamp();
    }

    /// <summary>The worker stops: the leader is not to count it any more.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_reported is null) return;
        _reported = null;
        await state.DeleteMetricsAsync(workerId, cancellationToken).ConfigureAwait(false);
    }
}
