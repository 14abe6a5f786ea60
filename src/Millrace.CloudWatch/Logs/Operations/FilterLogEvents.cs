using Millrace.CloudWatch.Logs.Events;
using Millrace.CloudWatch.Logs.Filters;
using Millrace.CloudWatch.Logs.Groups;
using Millrace.Model.Logs;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.CloudWatch.Logs.Operations;

/// <summary>FilterLogEvents (facts/logs-metrics.md A): a call looks at so much and says where the next goes on.</summary>
internal sealed class FilterLogEvents(LogsRoom room) : IOperationHandler<FilterLogEventsRequest, FilterLogEventsResponse>
{
    private const int MaxEvents = 10_000;
    private const int MaxBytes = 1_048_576;

    /// <summary>The bytes that a call looks at.</summary>
    private const long MaxScanned = 33_554_432;

    public ValueTask<FilterLogEventsResponse> HandleAsync(FilterLogEventsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        if (request.LogStreamNames is not null && request.LogStreamNamePrefix is not null)
            throw LogsErrors.InvalidParameter("logStreamNamePrefix and logStreamNames are mutually exclusive parameters.");
        var key = LogGroupKey.Resolve(request.LogGroupName, request.LogGroupIdentifier, context);
        var pattern = room.Patterns.Compile(request.FilterPattern ?? "");
        EventPosition? after = request.NextToken is { } token ? EventPosition.Parse(token) ?? throw LogsErrors.InvalidToken() : null;
        return room.Tables.ReadAsync(
            reader =>
            {
                var start = Math.Max(request.StartTime ?? 0, LogCatalog.Require(reader, key).Horizon(room.Now));
                return Read(reader, Streams(reader, key, request), request, pattern, start, after);
            },
            cancellationToken);
    }

    private static List<NamedStream> Streams(ITableReader reader, LogGroupKey key, FilterLogEventsRequest request) =>
        request.LogStreamNames is { } names
            ? [.. names.Distinct().Select(name => new NamedStream(name, LogCatalog.RequireStream(reader, key, name)))]
            : [.. LogCatalog.Streams(reader, key, request.LogStreamNamePrefix ?? "")];

    private static FilterLogEventsResponse Read(
        ITableReader reader, List<NamedStream> streams, FilterLogEventsRequest request, FilterPattern pattern, long start, EventPosition? after)
    {
        var scan = new EventScan(reader, Math.Max(start, after?.Time ?? 0), request.EndTime ?? long.MaxValue, isBackward: false);
        var names = new Dictionary<long, string>(streams.Count);
        foreach (var stream in streams)
        {
            names.Add(stream.State.Space, stream.Name);
            if (stream.State is { FirstEvent: { } first, LastEvent: { } last }) scan.Add(stream.State.Space, first, last);
        }

        var page = new List<FilteredLogEvent>();
        var bytes = 0;
        EventPosition? seen = null;
        while (scan.TryNext(out var next))
        {
            if (next.Position <= after) continue;
            var isMatch = pattern.IsMatch(next.Message.Span);
            if (isMatch && (page.Count == (request.Limit ?? MaxEvents) || (page.Count > 0 && bytes + next.Message.Length > MaxBytes)))
                return Answer(page, seen);
            seen = next.Position;
            if (isMatch)
            {
                bytes += next.Message.Length + EventWriter.OverheadBytes;
                page.Add(Shape(next, names));
            }

            if (scan.BytesRead > MaxScanned) return Answer(page, seen);
        }

        return Answer(page, token: null);
    }

    private static FilteredLogEvent Shape(LogEvent found, Dictionary<long, string> names) => new()
    {
        LogStreamName = names[found.Position.Space],
        Timestamp = found.Position.Time,
        Message = new Utf8Text(found.Message),
        IngestionTime = found.IngestionTime,
        EventId = found.Position.Id,
    };

    private static FilterLogEventsResponse Answer(List<FilteredLogEvent> page, EventPosition? token) =>
        new() { Events = page, SearchedLogStreams = [], NextToken = token?.Id };
}
