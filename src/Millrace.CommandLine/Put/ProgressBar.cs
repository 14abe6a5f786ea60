using System.Globalization;

namespace Millrace.CommandLine.Put;

/// <summary>One line on the terminal that says how far long work is. Nobody sees it where stderr is no terminal, nor while the work is short.</summary>
/// <param name="terminal">Where to.</param>
/// <param name="time">The clock.</param>
/// <param name="total">How many there will be; null where nobody knows.</param>
internal sealed class ProgressBar(Terminal terminal, TimeProvider time, long? total)
{
    private const int Cells = 24;
    private static readonly TimeSpan FirstShown = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromMilliseconds(100);

    private readonly long _started = time.GetTimestamp();
    private long? _shown;

    /// <summary>Shows how far it is.</summary>
    /// <param name="records">How many are done.</param>
    /// <param name="bytes">Their bytes.</param>
    /// <param name="throttled">How many had to be sent again.</param>
    public void Show(long records, long bytes, long throttled)
    {
        var elapsed = time.GetElapsedTime(_started);
        if (!terminal.ErrorIsTerminal || elapsed < FirstShown || (_shown is { } last && time.GetElapsedTime(last) < BetweenLines)) return;
        _shown = time.GetTimestamp();
        terminal.Error.Write($"\r\u001b[K{Line(records, bytes, throttled, elapsed)}");
    }

    /// <summary>Takes the line away.</summary>
    public void Clear()
    {
        if (_shown is not null) terminal.Error.Write("\r\u001b[K");
    }

    private string Line(long records, long bytes, long throttled, TimeSpan elapsed)
    {
        var rates = string.Create(CultureInfo.InvariantCulture, $"{records} records  {bytes / elapsed.TotalSeconds / 1e6:0.00} MB/s  {throttled} throttled");
        if (total is not { } all || records == 0) return rates;
        var full = (int)(Cells * Math.Min(1.0, (double)records / all));
        var left = TimeSpan.FromSeconds(Math.Round(elapsed.TotalSeconds * (all - records) / records));
        return $"[{new string('#', full)}{new string('.', Cells - full)}] {rates}  {DurationText.Format(left)} left";
    }
}
