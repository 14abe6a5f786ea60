using Microsoft.Extensions.Logging;

namespace Millrace.Hosting.Logging;

/// <summary>Logs as one line an event, for people and for <c>grep</c>: time, level, category, text.</summary>
/// <param name="output">Where lines go.</param>
/// <param name="colour">Whether levels are coloured.</param>
/// <param name="time">The clock.</param>
internal sealed class LineLoggerProvider(TextWriter output, bool colour, TimeProvider time) : ILoggerProvider
{
    /// <summary>Whether stderr is a terminal whose owner wants colours (https://no-color.org).</summary>
    public static bool MayColour => !Console.IsErrorRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    public ILogger CreateLogger(string categoryName) => new LineLogger(output, colour, time, categoryName);

    public void Dispose()
    {
    }
}
