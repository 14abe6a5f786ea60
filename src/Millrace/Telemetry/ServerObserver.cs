using System.Diagnostics.Metrics;
using Millrace.Kinesis;
using Millrace.Lambda;
using Millrace.Storage;

namespace Millrace.Telemetry;

/// <summary>Looks at what runs, once for all metrics that are read together.</summary>
/// <param name="kinesis">The streams.</param>
/// <param name="lambda">The functions.</param>
/// <param name="storage">The stores.</param>
/// <param name="health">Whether the server is ready.</param>
/// <param name="machine">The machine's clock.</param>
internal sealed class ServerObserver(KinesisService kinesis, LambdaService lambda, StorageEngine storage, ServerHealth health, TimeProvider machine)
{
    /// <summary>How many streams and functions have a label of their own.</summary>
    public const int MostLabels = 200;

    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DiskFreshness = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly BoundedLabels _streams = new(MostLabels);
    private readonly BoundedLabels _functions = new(MostLabels);
    private readonly BoundedLabels _mappings = new(MostLabels);
    private ServerState? _state;
    private long _lookedAt;
    private StorageUse? _use;
    private long _measuredAt;

    /// <summary>What there is now, or was a moment ago.</summary>
    /// <param name="anew">Whether a moment ago is not good enough.</param>
    public ServerState Look(bool anew)
    {
        lock (_gate)
        {
            if (!anew && _state is { } known && machine.GetElapsedTime(_lookedAt) < Freshness) return known;
            var streams = kinesis.Activity();
            var functions = lambda.ObserveFunctions();
            var mappings = lambda.ObserveMappings();
            if (_use is null || machine.GetElapsedTime(_measuredAt) >= DiskFreshness) (_use, _measuredAt) = (storage.MeasureUse(), machine.GetTimestamp());
            _state = new ServerState(
                _streams.Add([.. streams.Select(static stream => ($"{stream.Arn} {stream.CreatedAt}", stream.Name, StreamTotals.Of(stream.Total), StreamTotals.LevelsOf(stream.Total)))]),
                _functions.Add([.. functions.Select(static function => (function.Key, function.Name, FunctionTotals.Of(function), Array.Empty<double>()))]),
                _mappings.Add([.. mappings.Select(static mapping => (mapping.Id, mapping.Function, MappingTotals.Of(mapping), MappingTotals.LevelsOf(mapping)))]),
                streams.Count,
                streams.Sum(static stream => (long)stream.OpenShards),
                functions.Sum(static function => (long)function.Idle),
                functions.Sum(static function => (long)function.Environments - function.Idle),
                _use,
                health.IsReady);
            _lookedAt = machine.GetTimestamp();
            return _state;
        }
    }
}

/// <summary>What there is, as the metrics tell it.</summary>
/// <param name="Streams">What was counted of streams.</param>
/// <param name="Functions">What was counted of functions.</param>
/// <param name="Mappings">What was counted of event source mappings, by function.</param>
/// <param name="StreamCount">How many streams there are.</param>
/// <param name="OpenShards">How many shards are open.</param>
/// <param name="IdleEnvironments">How many environments of functions wait for a call.</param>
/// <param name="BusyEnvironments">How many work on one.</param>
/// <param name="Use">What the data directory takes up; null without one.</param>
/// <param name="IsReady">Whether the server is ready.</param>
internal sealed record ServerState(
    IReadOnlyList<LabelCounts> Streams,
    IReadOnlyList<LabelCounts> Functions,
    IReadOnlyList<LabelCounts> Mappings,
    long StreamCount,
    long OpenShards,
    long IdleEnvironments,
    long BusyEnvironments,
    StorageUse? Use,
    bool IsReady)
{
    /// <summary>The processes of functions.</summary>
    public IEnumerable<Measurement<long>> Environments => [new(BusyEnvironments, new KeyValuePair<string, object?>("state", "busy")), new(IdleEnvironments, new KeyValuePair<string, object?>("state", "idle"))];

    /// <summary>What the stores take up.</summary>
    public IEnumerable<Measurement<long>> DataSizes => Use is null
        ? []
        : [Size("logs", Use.LogBytes), Size("state", Use.StateBytes), Size("tables", Use.TableBytes), Size("blobs", Use.BlobBytes)];

    /// <summary>How far readers of streams are behind.</summary>
    public IEnumerable<Measurement<double>> IteratorAges => Levels("stream", Streams);

    /// <summary>How far event source mappings are behind.</summary>
    public IEnumerable<Measurement<double>> MappingLags => Levels("function", Mappings);

    /// <summary>One of the counts of streams.</summary>
    public IEnumerable<Measurement<long>> OfStreams(int count) => Counts("stream", Streams, count);

    /// <summary>One of the counts of functions.</summary>
    public IEnumerable<Measurement<long>> OfFunctions(int count) => Counts("function", Functions, count);

    /// <summary>One of the counts of event source mappings.</summary>
    public IEnumerable<Measurement<long>> OfMappings(int count) => Counts("function", Mappings, count);

    private static IEnumerable<Measurement<long>> Counts(string name, IReadOnlyList<LabelCounts> labels, int count) =>
        [.. labels.Select(label => new Measurement<long>(label.Counts[count], new KeyValuePair<string, object?>(name, label.Label)))];

    private static IEnumerable<Measurement<double>> Levels(string name, IReadOnlyList<LabelCounts> labels) =>
        [.. labels.Select(label => new Measurement<double>(label.Levels[0], new KeyValuePair<string, object?>(name, label.Label)))];

    private static Measurement<long> Size(string store, long bytes) => new(bytes, new KeyValuePair<string, object?>("store", store));
}
