using System.Text;
using Millrace.CloudWatch.Logs.Events;
using Millrace.CloudWatch.Logs.Filters;
using Millrace.CloudWatch.Logs.Groups;
using Millrace.Model.Logs;

namespace Millrace.CloudWatch.Logs.LiveTail;

/// <summary>One who watches: keeps the events that match until they are taken, 500 at most (facts/logs-metrics.md A, StartLiveTail).</summary>
internal sealed class LiveTailSession : IDisposable
{
    private const int Most = 500;

    private readonly Lock _turn = new();
    private readonly LiveTails _tails;
    private readonly IReadOnlyDictionary<LogGroupKey, string> _groups;
    private readonly StartLiveTailRequest _request;
    private readonly FilterPattern _pattern;
    private List<LiveTailSessionLogEvent> _events = [];
    private bool _isSampled;

    /// <summary>Begins to watch.</summary>
    /// <param name="tails">Who watches.</param>
    /// <param name="groups">The groups, and what the caller calls them.</param>
    /// <param name="request">Which streams of them.</param>
    /// <param name="pattern">What events must match.</param>
    public LiveTailSession(LiveTails tails, IReadOnlyDictionary<LogGroupKey, string> groups, StartLiveTailRequest request, FilterPattern pattern)
    {
        _tails = tails;
        _groups = groups;
        _request = request;
        _pattern = pattern;
        tails.Add(this);
    }

    /// <summary>Keeps those of some events that match.</summary>
    public void Offer(LogGroupKey group, string stream, ReadOnlySpan<NewLogEvent> events, long now)
    {
        if (!_groups.TryGetValue(group, out var identifier) || !IsWanted(stream)) return;
        foreach (var one in events)
        {
            if (!_pattern.IsMatch(one.Message.Span)) continue;
            lock (_turn)
            {
                if (_events.Count == Most)
                {
                    _isSampled = true;
                    return;
                }

                _events.Add(new LiveTailSessionLogEvent
                {
                    LogStreamName = stream,
                    LogGroupIdentifier = identifier,
                    Message = Encoding.UTF8.GetString(one.Message.Span),
                    Timestamp = one.Time,
                    IngestionTime = now,
                });
            }
        }
    }

    /// <summary>Takes what was kept.</summary>
    public LiveTailSessionUpdate Take()
    {
        lock (_turn)
        {
            var update = new LiveTailSessionUpdate { SessionMetadata = new LiveTailSessionMetadata { Sampled = _isSampled }, SessionResults = _events };
            _events = [];
            _isSampled = false;
            return update;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _tails.Remove(this);

    private bool IsWanted(string stream) => _request switch
    {
        { LogStreamNames: { } names } => names.Contains(stream),
        { LogStreamNamePrefixes: { } prefixes } => prefixes.Any(prefix => stream.StartsWith(prefix, StringComparison.Ordinal)),
        _ => true,
    };
}
