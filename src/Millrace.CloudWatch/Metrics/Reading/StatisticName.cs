using Millrace.CloudWatch.Metrics.Series;
using Millrace.Model.CloudWatch;

namespace Millrace.CloudWatch.Metrics.Reading;

/// <summary>A statistic by its name (facts/logs-metrics.md B, Reads): one of the five simple ones, a percentile, or one of a part of the values.</summary>
internal sealed class StatisticName
{
    private static readonly StatisticBounds Middle = new(25, 75, IsPercent: true);

    private readonly string _kind;
    private readonly StatisticBounds _bounds;

    private StatisticName(string kind, StatisticBounds bounds)
    {
        _kind = kind;
        _bounds = bounds;
    }

    /// <summary>Reads a name, in any case but for the simple ones; null for what is none.</summary>
    public static StatisticName? Parse(string text)
    {
        if (text is Statistic.SampleCount or Statistic.Average or Statistic.Sum or Statistic.Minimum or Statistic.Maximum) return new StatisticName(text, default);
        var lower = text.ToLowerInvariant();
        if (lower == "iqm") return new StatisticName("tm", Middle);
        if (lower is ['p', (>= '0' and <= '9') or '.', ..]) return StatisticBounds.Parse(lower[1..]) is { } rank ? new StatisticName("p", rank) : null;
        if (lower.Length < 3 || lower[..2] is not ("tm" or "wm" or "tc" or "ts" or "pr")) return null;
        if (StatisticBounds.Parse(lower[2..]) is not { } bounds) return null;
        return lower.StartsWith("pr", StringComparison.Ordinal) && (bounds.IsPercent || lower[2] != '(') ? null : new StatisticName(lower[..2], bounds);
    }

    /// <summary>The statistic of values; null where it is not known, since they came in short.</summary>
    public double? Of(Aggregate values) => _kind switch
    {
        Statistic.SampleCount => values.Count,
        Statistic.Average => values.Sum / values.Count,
        Statistic.Sum => values.Sum,
        Statistic.Minimum => values.Minimum,
        Statistic.Maximum => values.Maximum,
        _ when values.IsSummary || values.Count <= 0 => null,
        "p" => Percentile(values, _bounds.High!.Value),
        _ => Part(values),
    };

    private static double Percentile(Aggregate values, double percent)
    {
        var rank = values.Count * percent / 100;
        double passed = 0;
        foreach (var value in values.Values)
        {
            passed += value.Count;
            if (passed >= rank) return value.Value;
        }

        return values.Maximum;
    }

    private double Part(Aggregate values)
    {
        double passed = 0, count = 0, sum = 0;
        double least = double.NaN, most = double.NaN;
        foreach (var value in values.Values)
        {
            var weight = _bounds.IsPercent
                ? Math.Min(passed + value.Count, values.Count * _bounds.High!.Value / 100) - Math.Max(passed, values.Count * _bounds.Low!.Value / 100)
                : (_bounds.Low is null || value.Value > _bounds.Low) && (_bounds.High is null || value.Value <= _bounds.High) ? value.Count : 0;
            passed += value.Count;
            if (weight <= 0) continue;
            count += weight;
            sum += weight * value.Value;
            if (double.IsNaN(least)) least = value.Value;
            most = value.Value;
        }

        return _kind switch
        {
            "tc" => count,
            "ts" => sum,
            "pr" => count / values.Count * 100,
            "wm" => Winsorized(values, least, most),
            _ => count > 0 ? sum / count : double.NaN,
        };
    }

    /// <summary>The average where what is beyond the bounds counts as what is at them.</summary>
    private static double Winsorized(Aggregate values, double least, double most) =>
        double.IsNaN(least) ? double.NaN : values.Values.Sum(value => Math.Clamp(value.Value, least, most) * value.Count) / values.Count;
}
