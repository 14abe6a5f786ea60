using System.Globalization;

namespace Millrace.CloudWatch.Metrics.Reading;

/// <summary>Which part of the values a statistic is about: between two percentages of their number, or between two values.</summary>
internal readonly record struct StatisticBounds(double? Low, double? High, bool IsPercent)
{
    /// <summary>Reads <c>(10%:90%)</c>, <c>(:150)</c>, or the short form <c>99</c>; null for what is none.</summary>
    public static StatisticBounds? Parse(string text)
    {
        if (text is not ['(', .. var inner, ')']) return Number(text) is { } high and >= 0 and <= 100 ? new StatisticBounds(0, high, IsPercent: true) : null;
        var parts = inner.Split(':');
        if (parts.Length != 2 || inner.Length == 1) return null;
        var isPercent = inner.Contains('%', StringComparison.Ordinal);
        if (!Try(parts[0], isPercent, out var least) || !Try(parts[1], isPercent, out var most) || least >= most) return null;
        if (isPercent && (least < 0 || most > 100)) return null;
        return new StatisticBounds(isPercent ? least ?? 0 : least, isPercent ? most ?? 100 : most, isPercent);
    }

    private static bool Try(string text, bool isPercent, out double? number)
    {
        number = null;
        if (text.Length == 0) return true;
        if (isPercent != text.EndsWith('%')) return false;
        number = Number(text.TrimEnd('%'));
        return number is not null;
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
