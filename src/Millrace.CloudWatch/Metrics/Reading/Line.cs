namespace Millrace.CloudWatch.Metrics.Reading;

/// <summary>Values over time: what a query reads and what expressions are made of.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Period">The length of a period in seconds.</param>
/// <param name="Points">The values by the beginnings of their periods, in epoch seconds.</param>
internal sealed record Line(string Label, int Period, SortedList<long, double> Points)
{
    /// <summary>The units that were found, when one had to be chosen; null otherwise.</summary>
    public IReadOnlyList<string>? OtherUnits { get; init; }
}
