namespace Millrace.Checking;

/// <summary>Shows on a terminal how far long work is: one line that is written over. Anywhere else it shows nothing.</summary>
internal sealed class FsckProgress(TextWriter terminal, bool isTerminal, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly long _started = clock.GetTimestamp();
    private TimeSpan _shown = -Interval;
    private int _width;

    public void Show(string what, int done, int of, string log)
    {
        var elapsed = clock.GetElapsedTime(_started);
        if (!isTerminal || elapsed - _shown < Interval) return;
        _shown = elapsed;
        var line = $"{what} {done + 1} of {of} logs: {log}";
        terminal.Write($"\r{line.PadRight(_width)}");
        _width = Math.Max(_width, line.Length);
    }

    public void Clear()
    {
        if (_width > 0) terminal.Write($"\r{new string(' ', _width)}\r");
        _width = 0;
    }
}
