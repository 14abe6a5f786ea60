using Millrace.CloudWatch.Metrics.Series;
using Millrace.Storage.Tables;

namespace Millrace.CloudWatch.Metrics.Reading;

/// <summary>Puts the points of a metric together to periods, which begin with the first minute that is asked for.</summary>
internal static class PeriodReader
{
    private const int Minute = 60;

    /// <summary>The values of each period that has some, by unit.</summary>
    /// <param name="reader">What is read from.</param>
    /// <param name="key">The metric.</param>
    /// <param name="start">The first moment, in epoch seconds.</param>
    /// <param name="end">The moment that is not reached.</param>
    /// <param name="period">The length of a period in seconds.</param>
    /// <param name="unit">The unit; null for all.</param>
    public static SortedDictionary<string, SortedList<long, Aggregate>> Read(ITableReader reader, MetricKey key, long start, long end, int period, string? unit)
    {
        var units = new SortedDictionary<string, SortedList<long, Aggregate>>(StringComparer.Ordinal);
        if (MetricCatalog.Find(reader, key) is not { } metric) return units;
        var first = start - start % Math.Min(period, Minute);
        foreach (var point in MetricPoints.Read(reader, metric.Number, first, end))
        {
            if (unit is not null && point.Unit != unit) continue;
            if (!units.TryGetValue(point.Unit, out var periods)) units[point.Unit] = periods = [];
            var begin = first + (point.Time - first) / period * period;
            if (periods.TryGetValue(begin, out var values)) values.Add(point.Values);
            else periods.Add(begin, point.Values);
        }

        return units;
    }
}
