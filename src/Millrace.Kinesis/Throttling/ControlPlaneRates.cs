using System.Collections.Concurrent;
using System.Collections.Frozen;
using Millrace.Wire;

namespace Millrace.Kinesis.Throttling;

/// <summary>Holds the calls that manage streams to AWS's rates: those of facts/kinesis.md 6, of an account in a region or of one stream.</summary>
internal sealed class ControlPlaneRates(TimeProvider time)
{
    // Above this many, those that nobody has used for a second make room.
    private const int ManyCounters = 4096;

    private static readonly FrozenDictionary<string, Rate> Rates = new Dictionary<string, Rate>
    {
        ["AddTagsToStream"] = new(5),
        ["CreateStream"] = new(5),
        ["DecreaseStreamRetentionPeriod"] = new(5),
        ["DeleteStream"] = new(5),
        ["DeregisterStreamConsumer"] = new(5, PerStream: true),
        ["DescribeAccountSettings"] = new(5),
        ["DescribeLimits"] = new(1),
        ["DescribeStream"] = new(10),
        ["DescribeStreamConsumer"] = new(20, PerStream: true),
        ["DescribeStreamSummary"] = new(20),
        ["DisableEnhancedMonitoring"] = new(5),
        ["EnableEnhancedMonitoring"] = new(5),
        ["IncreaseStreamRetentionPeriod"] = new(5),
        ["ListShards"] = new(1000, PerStream: true),
        ["ListStreamConsumers"] = new(5, PerStream: true),
        ["ListStreams"] = new(5),
        ["ListTagsForStream"] = new(5),
        ["MergeShards"] = new(5),
        ["RegisterStreamConsumer"] = new(5),
        ["RemoveTagsFromStream"] = new(5),
        ["SplitShard"] = new(5),
        ["UpdateAccountSettings"] = new(5),
        ["UpdateShardCount"] = new(10),
        ["UpdateStreamWarmThroughput"] = new(5),
    }.ToFrozenDictionary();

    private readonly ConcurrentDictionary<Counted, Counter> _counters = new();

    /// <summary>Whether an operation has a rate. Ask first: what a call is about may take work to find.</summary>
    public static bool Hold(Operation operation) => Rates.ContainsKey(operation.Name);

    /// <summary>Counts a call.</summary>
    /// <param name="operation">What is called; one that has a rate.</param>
    /// <param name="context">By whom, and where.</param>
    /// <param name="stream">The name of the stream that it is about; null for a call about none.</param>
    /// <exception cref="ServiceException"><c>LimitExceededException</c>: there were too many in this second.</exception>
    public void Count(Operation operation, RequestContext context, string? stream)
    {
        var rate = Rates[operation.Name];
        var account = context.Caller.AccountId;
        if (_counters.Count > ManyCounters) Tidy();
        var counter = _counters.GetOrAdd(
            new Counted(operation.Name, account, context.Region, rate.PerStream ? stream : null), static (_, time) => new Counter(time), time);
        if (counter.TryTake(rate.CallsPerSecond)) return;

        // AWS's text names a stream, and what it says of calls about none is not known.
        throw KinesisErrors.LimitExceeded(
            stream is null ? $"Rate exceeded under account {account}." : $"Rate exceeded for stream {stream} under account {account}.");
    }

    private void Tidy()
    {
        foreach (var counter in _counters)
        {
            if (counter.Value.IsIdle) _counters.TryRemove(counter);
        }
    }

    private readonly record struct Rate(int CallsPerSecond, bool PerStream = false);

    private readonly record struct Counted(string Operation, string AccountId, string Region, string? Stream);

    private sealed class Counter(TimeProvider time)
    {
        private readonly Lock _gate = new();
        private SecondBudget _calls;

        public bool IsIdle
        {
            get
            {
                lock (_gate) return _calls.IsPast(time.GetTimestamp(), time.TimestampFrequency);
            }
        }

        public bool TryTake(int callsPerSecond)
        {
            lock (_gate)
            {
                if (!_calls.HasRoom(time.GetTimestamp(), time.TimestampFrequency, callsPerSecond)) return false;

                _calls.Take(1);
                return true;
            }
        }
    }
}
