namespace Millrace.CloudWatch.Logs.Filters;

/// <summary>A compiled filter pattern of one of the three kinds (facts/logs-metrics.md A, Filter pattern language). It never changes.</summary>
internal abstract class FilterPattern
{
    private const int MaxRegexes = 2;

    /// <summary>What matches everything.</summary>
    public static FilterPattern Everything { get; } = new TermPattern([], [], []);

    /// <summary>Whether a text matches.</summary>
    /// <param name="message">The text in UTF-8.</param>
    public abstract bool IsMatch(ReadOnlySpan<byte> message);

    /// <summary>The fields of a text that matches, as TestMetricFilter tells them.</summary>
    public virtual IReadOnlyDictionary<string, string> Extract(ReadOnlySpan<byte> message) => new Dictionary<string, string>();

    /// <summary>Compiles a pattern.</summary>
    /// <exception cref="Wire.ServiceException">It is none.</exception>
    public static FilterPattern Compile(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0 || (trimmed is ['"', .. var inner, '"'] && string.IsNullOrWhiteSpace(inner))) return Everything;
        var reader = new PatternReader(trimmed);
        FilterPattern pattern = trimmed[0] switch
        {
            '{' => JsonPattern.Parse(reader),
            '[' => FieldPattern.Parse(reader),
            _ => TermPattern.Parse(reader),
        };
        if (!reader.IsAtEnd || reader.Regexes > MaxRegexes) throw PatternReader.Invalid();
        return pattern;
    }
}
