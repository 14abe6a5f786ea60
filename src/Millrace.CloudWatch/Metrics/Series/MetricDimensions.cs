using Millrace.Model.CloudWatch;

namespace Millrace.CloudWatch.Metrics.Series;

/// <summary>The dimensions of a metric in one text: in the order of their names, so that it does not matter in which they were given.</summary>
internal static class MetricDimensions
{
    // No name and no value has a zero in it that would get through AWS's gate.
    private const char Separator = '\0';

    /// <summary>None.</summary>
    public const string None = "";

    public static string Of(IReadOnlyList<Dimension>? dimensions) =>
        dimensions is null ? None : Of([.. dimensions.Select(static one => KeyValuePair.Create(one.Name, one.Value))]);

    public static string Of(IReadOnlyList<KeyValuePair<string, string>> dimensions) => string.Join(
        Separator, dimensions.OrderBy(static one => one.Key, StringComparer.Ordinal).ThenBy(static one => one.Value, StringComparer.Ordinal).SelectMany(Parts));

    /// <summary>The dimensions of a text.</summary>
    public static IReadOnlyList<Dimension> Parse(string text)
    {
        if (text.Length == 0) return [];
        var parts = text.Split(Separator);
        var dimensions = new Dimension[parts.Length / 2];
        for (var i = 0; i < dimensions.Length; i++) dimensions[i] = new Dimension { Name = parts[2 * i], Value = parts[2 * i + 1] };
        return dimensions;
    }

    private static string[] Parts(KeyValuePair<string, string> dimension) =>
        [dimension.Key.Replace(Separator, ' '), dimension.Value.Replace(Separator, ' ')];
}
