using Millrace.CloudWatch.Logs.Events;
using Millrace.CloudWatch.Logs.Groups;
using Millrace.CloudWatch.Logs.Subscriptions;
using Millrace.Model.Logs;
using Millrace.Wire;

namespace Millrace.CloudWatch.Logs.Operations;

/// <summary>PutLogEvents (facts/logs-metrics.md A). What an event is about is kept by nobody.</summary>
internal sealed class PutLogEvents(LogsRoom room) : IOperationHandler<PutLogEventsRequest, PutLogEventsResponse>
{
    private const int MaxBytes = 1_048_576;
    private const long Hour = 3_600_000;
    private const long Day = 24 * Hour;

    public async ValueTask<PutLogEventsResponse> HandleAsync(PutLogEventsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = LogGroupKey.Named(request.LogGroupName, context);
        var events = new NewLogEvent[request.LogEvents.Count];
        for (var i = 0; i < events.Length; i++) events[i] = new NewLogEvent(request.LogEvents[i].Timestamp!.Value, request.LogEvents[i].Message.Memory);
        Check(events);
        var (answer, taken, deliveries) = await room.Tables.WriteAsync(writer =>
        {
            var stream = LogCatalog.RequireStream(writer, key, request.LogStreamName);
            var now = room.Now;
            var group = LogCatalog.Require(writer, key);
            var (from, to, rejected) = Judge(events, group, now);
            IReadOnlyList<SubscriptionDelivery> matching = [];
            if (from < to)
            {
                var kept = events.AsSpan(from..to);
                var before = stream;
                stream = EventWriter.Append(writer, stream, kept, now);
                LogCatalog.PutStream(writer, key, request.LogStreamName, stream);
                matching = room.Outlet.Pass(writer, key, group, request.LogStreamName, before, kept);
            }

            return (new PutLogEventsResponse { NextSequenceToken = SequenceTokens.Of(stream), RejectedLogEventsInfo = rejected }, from..Math.Max(from, to), matching);
        });
        room.Sender.Add(deliveries);
        room.Tails.Tell(key, request.LogStreamName, events.AsSpan(taken), room.Now);
        return answer;
    }

    private static void Check(NewLogEvent[] events)
    {
        long bytes = 0;
        for (var i = 0; i < events.Length; i++)
        {
            bytes += events[i].Message.Length + EventWriter.OverheadBytes;
            if (i > 0 && events[i].Time < events[i - 1].Time)
                throw LogsErrors.InvalidParameter("Log events in a single PutLogEvents request must be in chronological order.");
        }

        if (bytes > MaxBytes) throw LogsErrors.InvalidParameter($"Upload too large: {bytes} bytes exceeds limit of {MaxBytes}");
        if (events[^1].Time - events[0].Time > Day)
            throw LogsErrors.InvalidParameter("The batch of log events in a single PutLogEvents request cannot span more than 24 hours.");
    }

    /// <summary>Which events are taken; the others are told, and no error.</summary>
    private static (int From, int To, RejectedLogEventsInfo? Rejected) Judge(NewLogEvent[] events, LogGroupState group, long now)
    {
        var old = events.Count(written => written.Time < now - 14 * Day);
        var expired = events.Count(written => written.Time < group.Horizon(now));
        var soon = events.Count(written => written.Time <= now + 2 * Hour);
        var from = Math.Max(old, expired);
        if (from == 0 && soon == events.Length) return (0, events.Length, null);
        return (from, soon, new RejectedLogEventsInfo
        {
            TooNewLogEventStartIndex = soon < events.Length ? soon : null,
            TooOldLogEventEndIndex = old > 0 ? old : null,
            ExpiredLogEventEndIndex = expired > old ? expired : null,
        });
    }
}
