using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Millrace.Bench;

/// <summary>One figure: of one target in one workload.</summary>
/// <param name="Workload">What was done.</param>
/// <param name="Target">To whom.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Rounds">The value of each round.</param>
internal sealed record Figure(string Workload, string Target, string Unit, IReadOnlyList<double> Rounds)
{
    public double Median => Rounds.Order().ElementAt(Rounds.Count / 2);
}

/// <summary>A bar, and whether it was met.</summary>
internal sealed record Bar(string What, double Value, string Limit, bool IsMet);

/// <summary>All that a run found out.</summary>
internal sealed class Results
{
    private readonly List<Figure> _figures = [];
    private readonly List<Bar> _bars = [];

    public IReadOnlyList<Figure> Figures => _figures;

    public IReadOnlyList<Bar> Bars => _bars;

    public void Add(Figure figure) => _figures.Add(figure);

    public double? Median(string workload, string target) => _figures.Find(figure => figure.Workload == workload && figure.Target == target)?.Median;

    /// <summary>Holds a value to a least one.</summary>
    public void AtLeast(string what, double? value, double least)
    {
        if (value is { } measured) _bars.Add(new(what, measured, string.Create(CultureInfo.InvariantCulture, $">= {least}"), measured >= least));
    }

    /// <summary>Holds a value to a greatest one.</summary>
    public void AtMost(string what, double? value, double most)
    {
        if (value is { } measured) _bars.Add(new(what, measured, string.Create(CultureInfo.InvariantCulture, $"<= {most}"), measured <= most));
    }

    public void Print(TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"workload",-22} {"target",-14} {"median",12} {"least",12} {"most",12}  unit"));
        foreach (var figure in _figures)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{figure.Workload,-22} {figure.Target,-14} {figure.Median,12:N1} {figure.Rounds.Min(),12:N1} {figure.Rounds.Max(),12:N1}  {figure.Unit}"));
        }

        if (_bars.Count == 0) return;
        output.WriteLine();
        foreach (var bar in _bars)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(bar.IsMet ? "met   " : "MISSED")}  {bar.What,-60} {bar.Value,10:N2}  {bar.Limit}"));
    }

    public async Task WriteJsonAsync(string path)
    {
        await using var file = File.Create(path);
        await JsonSerializer.SerializeAsync(file, new ResultsDocument(_figures, _bars), ResultsJson.Default.ResultsDocument);
    }
}

/// <summary>The results as a file.</summary>
internal sealed record ResultsDocument(IReadOnlyList<Figure> Figures, IReadOnlyList<Bar> Bars);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true)]
[JsonSerializable(typeof(ResultsDocument))]
internal sealed partial class ResultsJson : JsonSerializerContext;
