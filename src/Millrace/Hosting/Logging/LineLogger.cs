using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Millrace.Hosting.Logging;

/// <summary>One category's logger, which writes a line an event.</summary>
internal sealed class LineLogger(TextWriter output, bool colour, TimeProvider time, string category) : ILogger
{
    private const string Reset = "\e[0m";

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel is not LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel)) return;
        var (name, tint) = logLevel switch
        {
            LogLevel.Trace or LogLevel.Debug => ("debug", "\e[2m"),
            LogLevel.Information => ("info", "\e[32m"),
            LogLevel.Warning => ("warn", "\e[33m"),
            _ => ("error", "\e[31m"),
        };
        var level = colour ? $"{tint}{name,-5}{Reset}" : $"{name,-5}";
        var now = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var text = exception is null ? formatter(state, exception) : $"{formatter(state, exception)}: {exception}";
        // Text from a client must not forge a second line.
        output.WriteLine($"{now} {level} {category}: {text.ReplaceLineEndings(" | ")}");
    }
}
