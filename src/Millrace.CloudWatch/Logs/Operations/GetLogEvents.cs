using Millrace.CloudWatch.Logs.Events;
using Millrace.CloudWatch.Logs.Groups;
using Millrace.Model.Logs;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.CloudWatch.Logs.Operations;

/// <summary>GetLogEvents (facts/logs-metrics.md A).</summary>
internal sealed class GetLogEvents(LogsRoom room) : IOperationHandler<GetLogEventsRequest, GetLogEventsResponse>
{
    private const int MaxEvents = 10_000;
    private const int MaxBytes = 1_048_576;

    public ValueTask<GetLogEventsResponse> HandleAsync(GetLogEventsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = LogGroupKey.Resolve(request.LogGroupName, request.LogGroupIdentifier, context);
        PageToken? token = request.NextToken is { } text ? PageToken.Read(text) : null;
        return room.Tables.ReadAsync(
            reader =>
            {
                var stream = LogCatalog.RequireStream(reader, key, request.LogStreamName);
                var start = Math.Max(request.StartTime ?? 0, LogCatalog.Require(reader, key).Horizon(room.Now));
                return Read(reader, stream, request, token, start);
            },
            cancellationToken);
    }

    private static GetLogEventsResponse Read(ITableReader reader, LogStreamState stream, GetLogEventsRequest request, PageToken? token, long start)
    {
        var isForward = token?.IsForward ?? request.StartFromHead == true;
        var (from, to) = (start, request.EndTime ?? long.MaxValue);
        if (token is { IsForward: true } behind) from = Math.Max(from, behind.Time);
        if (token is { IsForward: false } before) to = Math.Min(to, before.Time + 1);

        var scan = new EventScan(reader, from, to, !isForward);
        if (stream is { FirstEvent: { } first, LastEvent: { } last }) scan.Add(stream.Space, first, last);
        var page = new List<LogEvent>();
        var bytes = 0;
        while (page.Count < (request.Limit ?? MaxEvents) && scan.TryNext(out var next))
        {
            if (token is { } place && !place.Reaches(next.Position)) continue;
            bytes += next.Message.Length + EventWriter.OverheadBytes;
            if (bytes > MaxBytes && page.Count > 0) break;
            page.Add(next);
        }

        if (!isForward) page.Reverse();
        var here = token ?? new PageToken(IsForward: true, start, 0);
        return new GetLogEventsResponse
        {
            Events =
            [
                .. page.Select(static one => new OutputLogEvent
                {
                    Timestamp = one.Position.Time, Message = new Utf8Text(one.Message), IngestionTime = one.IngestionTime,
                }),
            ],
            NextForwardToken = (page.Count > 0 ? PageToken.Behind(page[^1].Position) : here with { IsForward = true }).ToString(),
            NextBackwardToken = (page.Count > 0 ? PageToken.Before(page[0].Position) : here with { IsForward = false }).ToString(),
        };
    }
}
