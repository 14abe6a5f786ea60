using System.Globalization;
using System.Text.Json;
using Millrace.WebConsole.Calls;

namespace Millrace.WebConsole.Events;

/// <summary><c>calls</c>: the requests to AWS's endpoint, as they are answered. With <c>bodies</c>, what they were is kept meanwhile.</summary>
/// <param name="calls">The requests.</param>
/// <param name="bodies">Whether bodies are to be kept.</param>
/// <param name="place">Where it was; null to begin with the last ones.</param>
internal sealed class CallsTopic(CallLog calls, bool bodies, string? place) : IEventTopic
{
    private long _next = long.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var next) && next <= calls.Next ? next : Math.Max(0, calls.Next - CallNews.MostRows);

    public string? Place => _next.ToString(CultureInfo.InvariantCulture);

    public ValueTask<bool> TryWriteAsync(string name, Utf8JsonWriter writer, CancellationToken cancellationToken)
    {
        if (bodies) calls.KeepBodies();
        var found = calls.From(_next, CallNews.MostRows);
        if (found.Count == 0) return ValueTask.FromResult(false);
        var news = new CallNews([.. found.Select(CallRow.Of)], found[0].Number - _next);
        _next = found[^1].Number + 1;
        writer.WritePropertyName(name);
        JsonSerializer.Serialize(writer, news, ConsoleJson.Default.CallNews);
        return ValueTask.FromResult(true);
    }
}

/// <summary>Requests that were answered.</summary>
/// <param name="Rows">The newest of them, the oldest first.</param>
/// <param name="More">How many more there were.</param>
internal sealed record CallNews(IReadOnlyList<CallRow> Rows, long More)
{
    /// <summary>The most rows that are sent at once.</summary>
    public const int MostRows = 200;
}

/// <summary>A request as a line of a table.</summary>
internal sealed record CallRow(
    long Number, long At, string Service, string Operation, string? Caller, int Status, string? Error, long In, long Out, double Ms, string Id)
{
    /// <summary>The line of a request.</summary>
    public static CallRow Of(LoggedCall call) => new(
        call.Number,
        call.At,
        call.Operation?.Service.Name ?? "",
        call.Operation?.Name ?? call.Method,
        call.Caller,
        call.Status,
        call.Error,
        call.RequestBytes,
        call.ResponseBytes,
        call.Microseconds / 1000.0,
        call.RequestId);
}
