using System.Collections.Concurrent;
using System.Text;
using Millrace.Lambda.EventSourceMappings;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Tests.EventSourceMappings;

/// <summary>Streams in memory.</summary>
internal sealed class TestStreams : IEventSources
{
    private readonly ConcurrentDictionary<string, TestStream> _streams = [];

    /// <summary>What a read is refused with; null for nothing.</summary>
    public ServiceException? Refusal { get; set; }

    /// <summary>Makes a stream with shards.</summary>
    public TestStream Add(string arn, params string[] shards)
    {
        var stream = new TestStream(this);
        foreach (var shard in shards) stream.AddShard(shard);
        return _streams[arn] = stream;
    }

    public ValueTask<IEventSource> OpenAsync(string eventSourceArn, Func<string> roleArn, CancellationToken cancellationToken)
    {
        roleArn();
        if (!_streams.TryGetValue(eventSourceArn, out var stream)) throw new ServiceException("ResourceNotFoundException", "No such stream.");
        return Refusal is null ? ValueTask.FromResult<IEventSource>(stream) : throw Refusal;
    }
}

/// <summary>A stream in memory.</summary>
internal sealed class TestStream(TestStreams owner) : IEventSource
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, TestShard> _shards = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Incarnation => "first";

    public long Horizon { get; set; }

    public Task Changed
    {
        get
        {
            lock (_gate) return _changed.Task;
        }
    }

    public void AddShard(string id, params string[] parents)
    {
        lock (_gate)
        {
            _shards[id] = new TestShard(new SourceShard(id, parents));
            Signal();
        }
    }

    public void Close(string id)
    {
        lock (_gate)
        {
            _shards[id].IsClosed = true;
            Signal();
        }
    }

    /// <summary>Puts a record.</summary>
    /// <returns>Its sequence number.</returns>
    public string Put(string shardId, string key, string data, DateTimeOffset arrival) => Put(shardId, arrival, (key, data))[0];

    /// <summary>Puts records that are read together.</summary>
    public List<string> Put(string shardId, DateTimeOffset arrival, params (string Key, string Data)[] records)
    {
        lock (_gate)
        {
            var shard = _shards[shardId];
            var numbers = new List<string>();
            foreach (var (key, data) in records)
            {
                var position = shard.Records.Count + 1;
                numbers.Add($"{position + 1000}");
                shard.Records.Add(new SourceRecord(
                    position, arrival.ToUnixTimeMilliseconds(), Encoding.UTF8.GetBytes(numbers[^1]), Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(data)));
            }

            Signal();
            return numbers;
        }
    }

    public ValueTask<IReadOnlyList<SourceShard>> ListShardsAsync(CancellationToken cancellationToken)
    {
        lock (_gate) return ValueTask.FromResult<IReadOnlyList<SourceShard>>([.. _shards.Values.Select(static shard => shard.Shard)]);
    }

    public ValueTask<long> FindAsync(string shardId, string startingPosition, DateTimeOffset? timestamp, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var records = _shards[shardId].Records;
            return ValueTask.FromResult<long>(startingPosition switch
            {
                EventSourcePosition.Latest => records.Count + 1,
                EventSourcePosition.AtTimestamp => records.Count(record => record.Arrival < timestamp!.Value.ToUnixTimeMilliseconds()) + 1,
                _ => 0,
            });
        }
    }

    public async ValueTask<ISourcePage> ReadAsync(string shardId, long from, int maxRecords, Task patience, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            var isPatient = !patience.IsCompleted;
            lock (_gate)
            {
                if (owner.Refusal is { } refusal) throw refusal;
                var shard = _shards[shardId];
                var records = shard.Records.Where(record => record.Position >= from && record.Arrival >= Horizon).Take(maxRecords).ToList();
                if (records.Count > 0 || shard.IsClosed || !isPatient) return new TestPage(records, from, shard.IsClosed);
                changed = _changed.Task;
            }

            await Task.WhenAny(changed, patience).WaitAsync(cancellationToken);
        }
    }

    private void Signal()
    {
        _changed.TrySetResult();
        _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class TestShard(SourceShard shard)
    {
        public SourceShard Shard { get; } = shard;

        public List<SourceRecord> Records { get; } = [];

        public bool IsClosed { get; set; }
    }

    private sealed class TestPage(List<SourceRecord> records, long from, bool hasEnded) : ISourcePage
    {
        public int Count => records.Count;

        public long Next => records.Count == 0 ? from : records[^1].Position + 1;

        public bool HasEnded => hasEnded;

        public SourceRecord this[int index] => records[index];

        public void Dispose()
        {
        }
    }
}
