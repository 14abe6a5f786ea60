using System.Diagnostics.Metrics;

namespace Millrace.Kcl.Metrics;

/// <summary>What a worker measures, under the names of the Java KCL (facts/kcl.md 8). Nothing is sent anywhere: whoever wants them listens to the meter.</summary>
internal sealed class KclMetrics : IDisposable
{
    public const string MeterName = "Millrace.Kcl";
    public const string GetRecords = "KinesisDataFetcher.getRecords";
    public const string GetShardIterator = "KinesisDataFetcher.getShardIterator";

    private readonly Meter _meter;
    private readonly Dictionary<string, CallMeter> _calls;

    /// <param name="application">The application, a tag of all.</param>
    /// <param name="worker">The worker's id, a tag of all.</param>
    /// <param name="clock">The clock.</param>
    public KclMetrics(string application, string worker, TimeProvider clock)
    {
        _meter = new(new MeterOptions(MeterName) { Tags = [new("ApplicationName", application), new("WorkerIdentifier", worker)] });
        RecordsProcessed = _meter.CreateCounter<long>("RecordsProcessed", "{record}", "User records given to processors.");
        DataBytesProcessed = _meter.CreateCounter<long>("DataBytesProcessed", "By", "Data of the user records given to processors.");
        MillisBehindLatest = _meter.CreateGauge<long>("MillisBehindLatest", "ms", "How far the records last fetched lag behind the newest of the shard.");
        ExpiredIterator = _meter.CreateCounter<long>("ExpiredIterator", "{iterator}", "Iterators that expired.");
        Initialize = _meter.CreateHistogram<double>("RecordProcessor.initialize.Time", "ms", "How long processors took to initialize.");
        ProcessRecords = _meter.CreateHistogram<double>("RecordProcessor.processRecords.Time", "ms", "How long processors took for their records.");
        Shutdown = _meter.CreateHistogram<double>("RecordProcessor.shutdown.Time", "ms", "How long processors took to shut down.");
        Stalls = _meter.CreateCounter<long>("RecordProcessor.Stalls", "{warning}", "Warnings of processor calls that do not end.");
        _calls = new[] { GetRecords, GetShardIterator }.ToDictionary(static name => name, name => new CallMeter(_meter, name + ".", clock));
        Leases = new(_meter, clock);
    }

    public Counter<long> RecordsProcessed { get; }

    public Counter<long> DataBytesProcessed { get; }

    public Gauge<long> MillisBehindLatest { get; }

    public Counter<long> ExpiredIterator { get; }

    public Histogram<double> Initialize { get; }

    public Histogram<double> ProcessRecords { get; }

    public Histogram<double> Shutdown { get; }

    public Counter<long> Stalls { get; }

    public LeaseMetrics Leases { get; }

    public CallMeter Call(string name) => _calls[name];

    public void Dispose() => _meter.Dispose();
}
