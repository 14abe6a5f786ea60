using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Millrace.Telemetry;

/// <summary>The series of an instrument: one for each set of labels. Recording into one that is there allocates nothing.</summary>
/// <param name="instrument">The instrument.</param>
internal sealed class InstrumentSeries(Instrument instrument)
{
    private readonly ConcurrentDictionary<SeriesKey, Series> _series = new();
    private readonly IReadOnlyList<double>? _bounds = (instrument as Histogram<double>)?.Advice?.HistogramBucketBoundaries;

    /// <summary>The instrument.</summary>
    public Instrument Instrument => instrument;

    /// <summary>Takes in a measurement: the value now of what is looked at, one more of what is recorded.</summary>
    /// <param name="value">The value.</param>
    /// <param name="tags">Its labels.</param>
    /// <param name="round">In which round of looking.</param>
    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, int round)
    {
        var key = SeriesKey.Of(tags);
        if (!_series.TryGetValue(key, out var series)) series = _series.GetOrAdd(key, new Series([.. tags], _bounds));
        if (instrument.IsObservable) series.Set(value, round);
        else series.Add(value);
    }

    /// <summary>The series that a round told; those of what is recorded always. What a round did not tell of is gone.</summary>
    public IReadOnlyList<Series> In(int round)
    {
        foreach (var (key, series) in _series)
        {
            if (instrument.IsObservable && series.Round != round) _series.TryRemove(key, out _);
        }

        return [.. _series.Values];
    }

    // The instruments here have three labels at most.
    private readonly record struct SeriesKey(object? First, object? Second, object? Third)
    {
        public static SeriesKey Of(ReadOnlySpan<KeyValuePair<string, object?>> tags) => new(
            tags.Length > 0 ? tags[0].Value : null, tags.Length > 1 ? tags[1].Value : null, tags.Length > 2 ? tags[2].Value : null);
    }
}

/// <summary>One series.</summary>
/// <param name="labels">Its labels.</param>
/// <param name="bounds">The bounds of its buckets; null where it is no histogram.</param>
internal sealed class Series(KeyValuePair<string, object?>[] labels, IReadOnlyList<double>? bounds)
{
    private readonly Lock _gate = new();
    private readonly long[] _buckets = new long[bounds is null ? 0 : bounds.Count + 1];
    private double _value;

    /// <summary>Its labels.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Labels => labels;

    /// <summary>The upper bounds of its buckets, but for the last, which has none; null where it is no histogram.</summary>
    public IReadOnlyList<double>? Bounds => bounds;

    /// <summary>In which round of looking it was told.</summary>
    public int Round { get; private set; }

    /// <summary>The value now, or the sum of what was recorded.</summary>
    public double Value
    {
        get
        {
            lock (_gate) return _value;
        }
    }

    /// <summary>How many values fell into each bucket, and their sum.</summary>
    public (long[] Buckets, double Sum) Histogram
    {
        get
        {
            lock (_gate) return ([.. _buckets], _value);
        }
    }

    public void Set(double value, int round)
    {
        lock (_gate) (_value, Round) = (value, round);
    }

    public void Add(double value)
    {
        lock (_gate)
        {
            _value += value;
            if (bounds is null) return;
            var bucket = 0;
            while (bucket < bounds.Count && value > bounds[bucket]) bucket++;
            _buckets[bucket]++;
        }
    }
}
