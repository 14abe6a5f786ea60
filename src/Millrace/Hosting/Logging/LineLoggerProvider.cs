using Microsoft.Extensions.Logging;

namespace Millrace.Hosting.Logging;

/// <summary>Logs as one line an event, for people and for <c>grep</c>: time, level, category, text.</summary>
/// <param name="output">Where lines go.</param>
/// <param name="colour">Whether levels are coloured.</param>
/// <param name="time">The clock.</param>
internal sealed class LineLoggerProvider(TextWriter output, bool colour, TimeProvider time) : ILoggerProvider
{
    // A terminal whose owner wants colours (https://no-color.org).
    private static bool MayColour => !Console.IsErrorRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    /// <summary>The program's logs, on stderr.</summary>
    /// <param name="verbose">Whether each request gets a line.</param>
    /// <param name="time">The clock.</param>
    public static LoggerFactory Factory(bool verbose, TimeProvider time)
    {
        var filter = new LoggerFilterOptions { MinLevel = verbose ? LogLevel.Debug : LogLevel.Information };
        filter.Rules.Add(new LoggerFilterRule(null, "Microsoft", LogLevel.Warning, null));
        // The host tells of a failed start with a stack trace; the person at the terminal gets one sentence instead.
        filter.Rules.Add(new LoggerFilterRule(null, "Microsoft.Extensions.Hosting", LogLevel.None, null));
        // Whoever listens to these gets an Activity for each request, which costs 0.5 us and which nobody here reads.
        filter.Rules.Add(new LoggerFilterRule(null, "Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None, null));
        return new LoggerFactory([new LineLoggerProvider(Console.Error, MayColour, time)], filter);
    }

    public ILogger CreateLogger(string categoryName) => new LineLogger(output, colour, time, categoryName);

    public void Dispose()
    {
    }
}
