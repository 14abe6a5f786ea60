using Millrace.CloudWatch.Logs.Events;
using Millrace.CloudWatch.Logs.Groups;

namespace Millrace.CloudWatch.Logs.LiveTail;

/// <summary>Who watches events come in. While nobody does, telling of them costs a look.</summary>
internal sealed class LiveTails
{
    private readonly Lock _turn = new();
    private volatile LiveTailSession[] _sessions = [];

    /// <summary>Lets a session watch, until it is disposed.</summary>
    public void Add(LiveTailSession session)
    {
        lock (_turn) _sessions = [.. _sessions, session];
    }

    /// <summary>Ends the watching of a session.</summary>
    public void Remove(LiveTailSession session)
    {
        lock (_turn) _sessions = [.. _sessions.Where(other => other != session)];
    }

    /// <summary>Tells of events that were kept.</summary>
    public void Tell(LogGroupKey group, string stream, ReadOnlySpan<NewLogEvent> events, long now)
    {
        foreach (var session in _sessions) session.Offer(group, stream, events, now);
    }
}
