using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Millrace.Telemetry;

/// <summary>Metrics in the text format 0.0.4 of Prometheus, or in OpenMetrics 1.0.</summary>
internal static class PrometheusText
{
    /// <summary>The media type of the text format.</summary>
    public const string TextType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>The media type of OpenMetrics.</summary>
    public const string OpenMetricsType = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    /// <summary>Writes metrics.</summary>
    /// <param name="metrics">The instruments with their series.</param>
    /// <param name="isOpenMetrics">Whether in OpenMetrics.</param>
    public static string Write(IReadOnlyList<(Instrument Instrument, IReadOnlyList<Series> Series)> metrics, bool isOpenMetrics)
    {
        var text = new StringBuilder();
        foreach (var (instrument, series) in metrics)
        {
            var (family, unit, kind) = (FamilyOf(instrument), UnitOf(instrument), KindOf(instrument));
            var sample = kind == "counter" ? $"{family}_total" : family;
            var name = isOpenMetrics ? family : sample;
            text.Append($"# HELP {name} {Escape(instrument.Description ?? "", quotes: isOpenMetrics)}\n# TYPE {name} {kind}\n");
            if (isOpenMetrics && unit.Length > 0) text.Append($"# UNIT {name} {unit}\n");
            foreach (var one in series)
            {
                if (one.Bounds is { } bounds) WriteHistogram(text, family, one, bounds);
                else text.Append($"{sample}{Labels(one.Labels, null)} {Number(one.Value)}\n");
            }
        }

        if (isOpenMetrics) text.Append("# EOF\n");
        return text.ToString();
    }

    /// <summary>An instrument's name here, without what a counter's samples end with.</summary>
    public static string FamilyOf(Instrument instrument)
    {
        var name = instrument.Name.Replace('.', '_');
        var unit = UnitOf(instrument);
        return unit.Length == 0 ? name : $"{name}_{unit}";
    }

    /// <summary>What an instrument is here.</summary>
    public static string KindOf(Instrument instrument) => instrument switch
    {
        Histogram<double> => "histogram",
        Counter<long> or Counter<int> or ObservableCounter<long> or ObservableCounter<double> or ObservableCounter<int> => "counter",
        _ => "gauge",
    };

    private static string UnitOf(Instrument instrument) => instrument.Unit switch
    {
        "s" => "seconds",
        "By" => "bytes",
        _ => "",
    };

    private static void WriteHistogram(StringBuilder text, string family, Series series, IReadOnlyList<double> bounds)
    {
        var (buckets, sum) = series.Histogram;
        var count = 0L;
        for (var i = 0; i < buckets.Length; i++)
        {
            count += buckets[i];
            text.Append(CultureInfo.InvariantCulture, $"{family}_bucket{Labels(series.Labels, i < bounds.Count ? Bound(bounds[i]) : "+Inf")} {count}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"{family}_count{Labels(series.Labels, null)} {count}\n");
        text.Append($"{family}_sum{Labels(series.Labels, null)} {Number(sum)}\n");
    }

    private static string Labels(IReadOnlyList<KeyValuePair<string, object?>> labels, string? bound)
    {
        if (labels.Count == 0 && bound is null) return "";
        var parts = labels.Select(static label => Label(label.Key.Replace('.', '_'), Convert.ToString(label.Value, CultureInfo.InvariantCulture) ?? ""));
        return $"{{{string.Join(',', bound is null ? parts : parts.Append(Label("le", bound)))}}}";
    }

    private static string Label(string name, string value) => $"{name}=\"{Escape(value, quotes: true)}\"";

    private static string Escape(string text, bool quotes)
    {
        var escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        return quotes ? escaped.Replace("\"", "\\\"", StringComparison.Ordinal) : escaped;
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    // OpenMetrics wants one spelling of a bound, as a number with a point.
    private static string Bound(double bound) => bound.ToString("0.0########", CultureInfo.InvariantCulture);
}
