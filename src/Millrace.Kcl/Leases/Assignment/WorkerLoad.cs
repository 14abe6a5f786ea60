namespace Millrace.Kcl.Leases.Assignment;

/// <summary>A worker as the plan of a round sees it: its leases and its load, which grow and shrink as the plan does.</summary>
internal sealed class WorkerLoad
{
    // As the Java KCL weighs samples: the newest by a fifth.
    private const double Alpha = 0.2;

    /// <param name="workerId">The worker.</param>
    /// <param name="metrics">What it measured; null when it measures nothing or nothing fresh.</param>
    public WorkerLoad(string workerId, WorkerMetrics? metrics)
    {
        WorkerId = workerId;
        foreach (var (name, samples) in metrics?.Samples ?? new Dictionary<string, IReadOnlyList<double>>())
        {
            if (name == WorkerMetrics.Throughput || samples.Count == 0) continue;
            IsFailing |= samples[^1] < 0;
            if (Average(samples) is not { } value) continue;
            Values[name] = value;
            if (metrics!.OperatingRanges.TryGetValue(name, out var range) && range is [> 0, ..]) Limits[name] = range[0];
        }
    }

    public string WorkerId { get; }

    /// <summary>Whether its last measurement failed: it is to get nothing.</summary>
    public bool IsFailing { get; }

    /// <summary>Whether it lets its leases get old, and is to get nothing: it may have died.</summary>
    public bool IsSilent { get; init; }

    /// <summary>The leases that it has, or will have once its hand-offs are done.</summary>
    public List<Lease> Leases { get; } = [];

    /// <summary>The load per metric.</summary>
    public Dictionary<string, double> Values { get; } = [];

    /// <summary>Per metric what is too much, where there is such a value.</summary>
    public Dictionary<string, double> Limits { get; } = [];

    /// <summary>How much more it could do until it does as much as others, in parts of what it does. One that does nothing has the most room.</summary>
    public double Room(IReadOnlyDictionary<string, double> averages) =>
        Values.Min(value => value.Value <= 0 ? double.PositiveInfinity : (averages[value.Key] - value.Value) / value.Value);

    /// <summary>Whether a metric would be above average or range.</summary>
    /// <param name="averages">The averages.</param>
    /// <param name="share">How much is added, in parts of the average.</param>
    public bool WouldExceed(IReadOnlyDictionary<string, double> averages, double share) => Values.Any(value =>
    {
        var then = value.Value + (share * averages[value.Key]);
        // Sums of shares are off by roundings.
        return then > averages[value.Key] * (1 + 1e-9) || (Limits.TryGetValue(value.Key, out var limit) && then > limit);
    });

    /// <summary>Adds load, or takes it away.</summary>
    /// <inheritdoc cref="WouldExceed"/>
    public void Add(IReadOnlyDictionary<string, double> averages, double share)
    {
        foreach (var name in Values.Keys.ToArray()) Values[name] += share * averages[name];
    }

    private static double? Average(IReadOnlyList<double> samples)
    {
        double? average = null;
        foreach (var sample in samples)
            if (sample >= 0) average = average is { } last ? (Alpha * sample) + ((1 - Alpha) * last) : sample;
        return average;
    }
}
