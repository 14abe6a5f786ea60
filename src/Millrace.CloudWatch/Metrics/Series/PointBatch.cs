using Millrace.Storage.Tables;

namespace Millrace.CloudWatch.Metrics.Series;

/// <summary>Values on their way in, those of one point together.</summary>
internal sealed class PointBatch
{
    private readonly Dictionary<(MetricKey Key, long Time, string Unit), Aggregate> _points = [];

    /// <summary>The point that values are added to.</summary>
    public Aggregate Of(MetricKey key, long time, string unit)
    {
        if (_points.TryGetValue((key, time, unit), out var values)) return values;
        return _points[(key, time, unit)] = new Aggregate();
    }

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => _points.Count == 0;

    /// <summary>Writes them all.</summary>
    /// <returns>How many points there were.</returns>
    public int Write(ITableWriter writer)
    {
        foreach (var ((key, time, unit), values) in _points) MetricPoints.Add(writer, MetricCatalog.Touch(writer, key, time), time, unit, values);
        return _points.Count;
    }
}
