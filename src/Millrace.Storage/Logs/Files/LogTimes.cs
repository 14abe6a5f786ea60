using System.Diagnostics.Metrics;

namespace Millrace.Storage.Logs.Files;

/// <summary>How long the device takes to write and to sync what logs append, by the machine's clock.</summary>
/// <param name="meter">Where that is recorded; null for nowhere.</param>
internal sealed class LogTimes(Meter? meter)
{
    private static readonly InstrumentAdvice<double> Bounds =
        new() { HistogramBucketBoundaries = [0.00001, 0.00005, 0.0001, 0.0005, 0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5] };

    private readonly Histogram<double>? _write = Create(meter, "millrace.log.write.duration", "Time to write a group of appends.");
    private readonly Histogram<double>? _sync = Create(meter, "millrace.log.sync.duration", "Time to sync it, with --durability full.");

    /// <summary>Now, for <see cref="Written"/> and <see cref="Synced"/>.</summary>
    public long Begin() => meter is null ? 0 : TimeProvider.System.GetTimestamp();

    /// <summary>Records a write that began then.</summary>
    public void Written(long began) => _write?.Record(TimeProvider.System.GetElapsedTime(began).TotalSeconds);

    /// <summary>Records a sync that began then.</summary>
    public void Synced(long began) => _sync?.Record(TimeProvider.System.GetElapsedTime(began).TotalSeconds);

    private static Histogram<double>? Create(Meter? meter, string name, string description) => meter?.CreateHistogram(name, "s", description, null, Bounds);
}
