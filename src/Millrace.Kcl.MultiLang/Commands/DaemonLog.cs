using Microsoft.Extensions.Logging;
using Millrace.Hosting.Logging;

namespace Millrace.Kcl.MultiLang.Commands;

/// <summary>The daemon's log on stderr, a line an event.</summary>
/// <param name="output">Where lines go.</param>
/// <param name="colour">Whether levels are coloured.</param>
/// <param name="least">The least level that is shown.</param>
internal sealed class DaemonLog(TextWriter output, bool colour, LogLevel least) : ILoggerFactory
{
    /// <summary>The log of the program, in colour on a terminal whose owner wants it (https://no-color.org).</summary>
    public static DaemonLog OnStandardError(bool verbose) => new(
        Console.Error, !Console.IsErrorRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
        verbose ? LogLevel.Debug : LogLevel.Information);

    public ILogger CreateLogger(string categoryName) =>
        new LevelLogger(new LineLogger(output, colour, TimeProvider.System, categoryName[(categoryName.LastIndexOf('.') + 1)..]), least);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("The daemon logs to stderr alone.");

    public void Dispose()
    {
    }

    private sealed class LevelLogger(LineLogger lines, LogLevel least) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= least && lines.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) lines.Log(logLevel, eventId, state, exception, formatter);
        }
    }
}
