using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Millrace.Kinesis.Metering;
using Millrace.Kinesis.Shards;
using Millrace.Kinesis.Throttling;
using Millrace.Storage.Logs;

namespace Millrace.Kinesis.Streams;

/// <summary>One incarnation of a stream: its state, which the registry changes, and the logs of its shards.</summary>
internal sealed class DataStream(StreamKey key, StreamState state, long revision, IRecordLogStore logs)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, IRecordLog> _logs = [];
    private readonly ConcurrentDictionary<int, ShardThrottle> _throttles = new();
    private readonly ConcurrentDictionary<int, ShardTraffic> _traffic = new();
    private volatile Version _current = new(state, revision, new OpenShards(state.Shards));
    private readonly HashSet<int> _forgotten = [];
    private bool _closed;

    /// <summary>Its account, region and name.</summary>
    public StreamKey Key { get; } = key;

    /// <summary>Its state now.</summary>
    public StreamState State => _current.State;

    /// <summary>The revision of its state in the store.</summary>
    public long Revision => _current.Revision;

    /// <summary>Its open shards now; who appends to one has passed the gate.</summary>
    public OpenShards OpenShards => _current.OpenShards;

    /// <summary>What appends pass, so that a shard does not close under them.</summary>
    public AppendGate Appends { get; } = new();

    /// <summary>Counts what is done with it.</summary>
    public StreamMeter Meter { get; } = new();

    /// <summary>Puts a new state in place of the old one.</summary>
    public void Replace(StreamState state, long revision)
    {
        var old = _current;
        _current = new(state, revision, new OpenShards(state.Shards));
        old.Changed.TrySetResult();
    }

    /// <summary>Ends when the state is another than now, or the stream is being taken down. Take it before looking at either.</summary>
    public Task Changed => _current.Changed.Task;

    /// <summary>
    /// The log of a shard; false once the stream is being taken down, or the shard forgotten. Opening a log makes it, so none may be opened behind the back of the
    /// deletion: a record in it would be acknowledged and belong to no stream.
    /// </summary>
    public bool TryOpenLog(ShardState shard, [NotNullWhen(true)] out IRecordLog? log)
    {
        lock (_gate)
        {
            log = null;
            if (_closed || _forgotten.Contains(shard.Index)) return false;
            if (!_logs.TryGetValue(shard.Index, out log))
            {
                log = logs.Open(State.LogNameOf(shard));
                _logs.Add(shard.Index, log);
            }

            return true;
        }
    }

    /// <summary>What has lately been asked of a shard; kept once there are limits to hold it to.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="time">The clock that it is asked by.</param>
    public ShardThrottle ThrottleOf(ShardState shard, TimeProvider time) =>
        _throttles.GetOrAdd(shard.Index, static (_, time) => new ShardThrottle(time), time);

    /// <summary>What shards have taken lately, by their indexes; of a stream that may grow with it.</summary>
    public IEnumerable<KeyValuePair<int, ShardTraffic>> Traffic => _traffic;

    /// <summary>What a shard has taken lately.</summary>
    public ShardTraffic TrafficOf(ShardState shard) => _traffic.GetOrAdd(shard.Index, static _ => new ShardTraffic());

    /// <summary>The stream as an observer sees it.</summary>
    /// <param name="now">Now, in epoch milliseconds.</param>
    public StreamActivity ActivityAt(long now)
    {
        var state = State;
        return new StreamActivity(
            Key.AccountId,
            Key.Region,
            Key.Name,
            Key.Arn,
            state.StatusAt(now),
            state.Mode,
            state.OpenShardCount,
            state.RetentionPeriodHours,
            state.ConsumersAt(now).Count(),
            state.CreatedAt,
            Meter.Counts,
            [.. Meter.Shards.OrderBy(static meter => meter.Key).Select(static meter => KeyValuePair.Create(ShardName.Format(meter.Key), meter.Value.Counts))]);
    }

    /// <summary>Lets the log of an expired shard be opened no more.</summary>
    public void Forget(ShardState shard)
    {
        lock (_gate)
        {
            _forgotten.Add(shard.Index);
            _logs.Remove(shard.Index);
            _throttles.TryRemove(shard.Index, out _);
            _traffic.TryRemove(shard.Index, out _);
            Meter.Forget(shard);
        }
    }

    /// <summary>Whether a shard's records are being erased: the shard's, or all.</summary>
    public bool IsGone(ShardState shard)
    {
        lock (_gate) return _closed || _forgotten.Contains(shard.Index);
    }

    /// <summary>Whether the stream is being taken down.</summary>
    public bool IsClosed
    {
        get
        {
            lock (_gate) return _closed;
        }
    }

    /// <summary>Lets no more logs be opened.</summary>
    public void Close()
    {
        lock (_gate) _closed = true;
        _current.Changed.TrySetResult();
    }

    private sealed record Version(StreamState State, long Revision, OpenShards OpenShards)
    {
        public TaskCompletionSource Changed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
