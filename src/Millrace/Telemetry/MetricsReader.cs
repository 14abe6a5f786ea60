using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Millrace.Telemetry;

/// <summary>Listens to the server's meter and to the runtime's, and keeps the last value of each series, for who asks for all of them.</summary>
internal sealed class MetricsReader : IDisposable
{
    /// <summary>The meter of the runtime: memory, garbage collection, threads.</summary>
    public const string RuntimeMeter = "System.Runtime";

    private readonly Lock _gate = new();
    private readonly MeterListener _listener = new();
    private readonly ServerMeter _server;
    private readonly ConcurrentDictionary<Instrument, InstrumentSeries> _instruments = new();
    private int _round;

    public MetricsReader(ServerMeter server)
    {
        _server = server;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter != server.Meter && instrument.Meter.Name != RuntimeMeter) return;
            var series = _instruments.GetOrAdd(instrument, static instrument => new InstrumentSeries(instrument));
            listener.EnableMeasurementEvents(instrument, series);
        };
        _listener.MeasurementsCompleted = (instrument, _) => _instruments.TryRemove(instrument, out var _);
        _listener.SetMeasurementEventCallback<double>((_, value, tags, state) => Record(value, tags, state));
        _listener.SetMeasurementEventCallback<long>((_, value, tags, state) => Record(value, tags, state));
        _listener.SetMeasurementEventCallback<int>((_, value, tags, state) => Record(value, tags, state));
        _listener.Start();
    }

    /// <summary>Looks at everything that is measured by looking.</summary>
    /// <returns>The instruments by name, each with its series.</returns>
    public IReadOnlyList<(Instrument Instrument, IReadOnlyList<Series> Series)> Collect()
    {
        lock (_gate)
        {
            _server.Refresh();
            Volatile.Write(ref _round, _round + 1);
            _listener.RecordObservableInstruments();
            return
            [
                .. from series in _instruments.Values
                   let told = series.In(_round)
                   where told.Count > 0
                   orderby series.Instrument.Name
                   select (series.Instrument, told),
            ];
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state) =>
        ((InstrumentSeries)state!).Record(value, tags, Volatile.Read(ref _round));
}
