using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Millrace.Http;

namespace Millrace.Server.Tests.Http;

/// <summary>Keeps what is logged.</summary>
internal sealed class RecordingLogger : ILogger<AwsEndpoint>
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text, Exception? Exception)> _lines = new();

    public IReadOnlyCollection<(LogLevel Level, string Text, Exception? Exception)> Lines => _lines;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue((logLevel, formatter(state, exception), exception));
}
