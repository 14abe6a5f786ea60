using System.Runtime.CompilerServices;
using Millrace.CloudWatch.Logs.Groups;
using Millrace.CloudWatch.Logs.LiveTail;
using Millrace.Model.Logs;
using Millrace.Wire;

namespace Millrace.CloudWatch.Logs.Operations;

/// <summary>StartLiveTail (facts/logs-metrics.md A): an update each second, also when nothing came in.</summary>
internal sealed class StartLiveTail(LogsRoom room) : IEventStreamHandler<StartLiveTailRequest, StartLiveTailResponseStream>
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(3);

    public async ValueTask<IAsyncEnumerable<StartLiveTailResponseStream>> OpenAsync(
        StartLiveTailRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        if (request.LogStreamNames is not null && request.LogStreamNamePrefixes is not null)
            throw LogsErrors.InvalidParameter("logStreamNames and logStreamNamePrefixes are mutually exclusive parameters.");
        if (request.LogGroupIdentifiers.Count > 1 && (request.LogStreamNames ?? request.LogStreamNamePrefixes) is not null)
            throw LogsErrors.InvalidParameter("logStreamNames and logStreamNamePrefixes can be specified for a single log group only.");
        var pattern = room.Patterns.Compile(request.LogEventFilterPattern ?? "");
        var groups = new Dictionary<LogGroupKey, string>();
        foreach (var identifier in request.LogGroupIdentifiers)
            groups[LogGroupKey.Identified(identifier, context) ?? throw LogsErrors.InvalidParameter("The specified logGroupIdentifier is invalid.")] = identifier;
        await room.Tables.ReadAsync(reader => groups.Keys.Select(key => LogCatalog.Require(reader, key)).ToList(), cancellationToken);
        var session = new LiveTailSession(room.Tails, groups, request, pattern);
        context.DisposeAfterAnswer(session);
        return EventsAsync(session, request, context.RequestId, CancellationToken.None);
    }

    private async IAsyncEnumerable<StartLiveTailResponseStream> EventsAsync(
        LiveTailSession session, StartLiveTailRequest request, string requestId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new StartLiveTailResponseStream
        {
            SessionStart = new LiveTailSessionStart
            {
                RequestId = requestId,
                SessionId = Guid.NewGuid().ToString(),
                LogGroupIdentifiers = request.LogGroupIdentifiers,
                LogStreamNames = request.LogStreamNames,
                LogStreamNamePrefixes = request.LogStreamNamePrefixes,
                LogEventFilterPattern = request.LogEventFilterPattern ?? "",
            },
        };
        var began = room.Time.GetUtcNow();
        using var timer = new PeriodicTimer(Pace, room.Time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            yield return new StartLiveTailResponseStream { SessionUpdate = session.Take() };
            if (room.Time.GetUtcNow() - began >= Longest) throw new ServiceException("SessionTimeoutException", "Your Live Tail session has timed out.");
        }
    }
}
