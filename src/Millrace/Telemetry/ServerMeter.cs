using System.Diagnostics.Metrics;

namespace Millrace.Telemetry;

/// <summary>
/// The server's metrics, for who operates it: one meter, read by the page for Prometheus and, where that is asked for, sent by OTLP. Most are told from what
/// is counted already when somebody looks; docs/operate.md lists them.
/// </summary>
internal sealed class ServerMeter : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Millrace";

    private readonly ConnectionCount _connections = new();
    private ServerObserver? _observer;

    public ServerMeter()
    {
        Requests = new RequestMeter(Meter);
        Meter.CreateObservableUpDownCounter("millrace.connections", () => _connections.Open, "{connection}", "Connections of clients that are open.");
        Counter("millrace.stream.incoming.records", "{record}", "Records that were put.", static now => now.OfStreams(StreamTotals.RecordsIn));
        Counter("millrace.stream.incoming.size", "By", "Their bytes, partition keys included.", static now => now.OfStreams(StreamTotals.BytesIn));
        Counter("millrace.stream.outgoing.records", "{record}", "Records that were given out.", static now => now.OfStreams(StreamTotals.RecordsOut));
        Counter("millrace.stream.outgoing.size", "By", "Their bytes, partition keys included.", static now => now.OfStreams(StreamTotals.BytesOut));
        Counter("millrace.stream.writes.throttled", "{record}", "Records that were refused for a shard's limits.", static now => now.OfStreams(StreamTotals.WritesThrottled));
        Counter("millrace.stream.reads.throttled", "{call}", "GetRecords calls that were refused for a shard's limits.", static now => now.OfStreams(StreamTotals.ReadsThrottled));
        Level("millrace.stream.iterator.age", "s", "How far the last reads were behind, the most of a stream's shards.", static now => now.IteratorAges);
        Gauge("millrace.streams", "{stream}", "Streams.", static now => now.StreamCount);
        Gauge("millrace.shards", "{shard}", "Shards that are open.", static now => now.OpenShards);
        Counter("millrace.function.invocations", "{call}", "Calls of functions that ended.", static now => now.OfFunctions(FunctionTotals.Invocations));
        Counter("millrace.function.errors", "{call}", "Those that ended with an error of the function.", static now => now.OfFunctions(FunctionTotals.Errors));
        Counter("millrace.function.throttles", "{call}", "Calls that were refused for a function's concurrency.", static now => now.OfFunctions(FunctionTotals.Throttles));
        Counter("millrace.function.cold_starts", "{start}", "Processes that were started for functions.", static now => now.OfFunctions(FunctionTotals.ColdStarts));
        Meter.CreateObservableUpDownCounter("millrace.function.environments", () => Tell(static now => now.Environments), "{environment}", "Processes of functions, busy and idle.");
        Level("millrace.mapping.lag", "s", "Age of the last record of an event source mapping's last batch when its function had finished.", static now => now.MappingLags);
        Counter("millrace.mapping.records", "{record}", "Records that event source mappings read.", static now => now.OfMappings(MappingTotals.Polled));
        Counter("millrace.mapping.records.failed", "{record}", "Records that their function failed on.", static now => now.OfMappings(MappingTotals.Failed));
        Counter("millrace.mapping.records.dropped", "{record}", "Records that were given up.", static now => now.OfMappings(MappingTotals.Dropped));
        Gauge("millrace.log.segments", "{file}", "Files that hold records.", static now => now.Use?.Segments);
        Meter.CreateObservableUpDownCounter("millrace.data.size", () => Tell(static now => now.DataSizes), "By", "Bytes of the data directory.");
        Gauge("millrace.disk.free", "By", "Bytes that are free on its disk.", static now => now.Use?.FreeBytes);
        Gauge("millrace.ready", "1", "1 when the server takes requests and can write records, else 0.", static now => now.IsReady ? 1 : 0);
    }

    /// <summary>The meter.</summary>
    public Meter Meter { get; } = new(Name);

    /// <summary>Counts requests.</summary>
    public RequestMeter Requests { get; }

    /// <summary>Counts connections.</summary>
    public ConnectionCount Connections => _connections;

    /// <summary>Begins to tell of what runs.</summary>
    public void Observe(ServerObserver observer) => _observer = observer;

    /// <summary>Looks anew before somebody reads.</summary>
    public void Refresh() => _observer?.Look(anew: true);

    /// <inheritdoc/>
    public void Dispose() => Meter.Dispose();

    private void Counter(string name, string unit, string description, Func<ServerState, IEnumerable<Measurement<long>>> tell) =>
        Meter.CreateObservableCounter(name, () => Tell(tell), unit, description);

    private void Level(string name, string unit, string description, Func<ServerState, IEnumerable<Measurement<double>>> tell) =>
        Meter.CreateObservableGauge(name, () => Tell(tell), unit, description);

    private void Gauge(string name, string unit, string description, Func<ServerState, long?> tell) =>
        Meter.CreateObservableGauge(name, () => Tell(now => tell(now) is { } value ? [new Measurement<long>(value)] : (IEnumerable<Measurement<long>>)[]), unit, description);

    private IEnumerable<Measurement<T>> Tell<T>(Func<ServerState, IEnumerable<Measurement<T>>> tell)
        where T : struct => _observer?.Look(anew: false) is { } now ? tell(now) : [];
}

/// <summary>Counts connections that are open.</summary>
internal sealed class ConnectionCount
{
    private int _open;

    /// <summary>How many are open.</summary>
    public int Open => Volatile.Read(ref _open);

    public void Add() => Interlocked.Increment(ref _open);

    public void Remove() => Interlocked.Decrement(ref _open);
}
