using System.Collections.Concurrent;
using System.Globalization;
using Millrace.Client.Aggregation;
using Millrace.Client.Producer;
using Millrace.Model.Kinesis;
using Record = Millrace.Model.Kinesis.Record;

namespace Millrace.Client.Tests.Producer;

/// <summary>A stream in memory: it puts records by their hash as Kinesis does, unless a test scripts an answer.</summary>
internal sealed class FakeStream(TimeProvider timeProvider, params HashRange[] ranges)
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Lock _gate = new();
    private readonly List<(string Id, HashRange Range)> _open = [.. ranges.Select((range, index) => (Id(index), range))];
    private readonly List<(TimeSpan At, PutRecordsRequest Request)> _calls = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waits = [];
    private readonly List<(string ShardId, Record Record)> _records = [];
    private readonly List<(Task Answer, CancellationToken CallOff)> _answers = [];
    private readonly long _start = timeProvider.GetTimestamp();
    private int _shardsMade = ranges.Length;
    private int _sequence;

    /// <summary>Halves, quarters and so on of the hash space.</summary>
    public static HashRange[] Even(int count)
    {
        var width = (UInt128.MaxValue / (UInt128)count) + 1;
        return [.. Enumerable.Range(0, count).Select(i => new HashRange(
            width * (UInt128)i, i == count - 1 ? UInt128.MaxValue : (width * (UInt128)(i + 1)) - 1))];
    }

    public static string Id(int index) => string.Create(CultureInfo.InvariantCulture, $"shardId-{index:D12}");

    /// <summary>Answers of coming calls; null lets the stream answer itself.</summary>
    public ConcurrentQueue<Func<PutRecordsRequest, CancellationToken, Task<PutRecordsResponse>>?> Script { get; } = new();

    /// <summary>Fails a record for a reason; null puts it.</summary>
    public Func<PutRecordsRequestEntry, string?>? FailRecord { get; set; }

    /// <summary>What ListShards throws.</summary>
    public Exception? ListShardsFault { get; set; }

    /// <summary>What ListShards waits for.</summary>
    public Task ListShardsGate { get; set; } = Task.CompletedTask;

    public ConcurrentQueue<(TimeSpan At, ListShardsRequest Request)> ListShardsCalls { get; } = new();

    /// <summary>
    /// How many calls wait for their scripted answer: one that has it, or is called off, no more from that instant on. Were it counted until its
    /// continuation runs, the clock would run ahead.
    /// </summary>
    public int Blocked
    {
        get { lock (_gate) return _answers.Count(static waiting => !waiting.Answer.IsCompleted && !waiting.CallOff.IsCancellationRequested); }
    }

    public IReadOnlyList<(TimeSpan At, PutRecordsRequest Request)> Calls
    {
        get { lock (_gate) return [.. _calls]; }
    }

    /// <summary>What the stream holds, in the order of the sequence numbers.</summary>
    public IReadOnlyList<(string ShardId, Record Record)> Records
    {
        get { lock (_gate) return [.. _records]; }
    }

    /// <summary>The records of the stream unpacked without a look at the shards.</summary>
    public List<UserRecord> UserRecords
    {
        get
        {
            List<UserRecord> users = [];
            foreach (var (_, record) in Records) RecordDeaggregator.Deaggregate(record, shard: null, users);
            return users;
        }
    }

    public StreamCalls ToCalls(string name) => new(name, PutRecordsAsync, ListShardsAsync);

    /// <summary>Completes when so many PutRecords calls have come.</summary>
    public Task CallsReached(int count)
    {
        lock (_gate)
        {
            if (_calls.Count >= count) return Task.CompletedTask;
            var wait = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waits.Add((count, wait));
            return wait.Task.WaitAsync(Patience);
        }
    }

    public void Forget()
    {
        lock (_gate)
        {
            _calls.Clear();
            _records.Clear();
        }
    }

    /// <summary>Closes shards and opens others.</summary>
    public void Reshard(string[] closed, params HashRange[] opened)
    {
        lock (_gate)
        {
            _open.RemoveAll(shard => closed.Contains(shard.Id));
            foreach (var range in opened) _open.Add((Id(_shardsMade++), range));
        }
    }

    /// <summary>The stream's own answer.</summary>
    public PutRecordsResponse Put(PutRecordsRequest request)
    {
        lock (_gate)
        {
            var results = request.Records.Select(Put).ToArray();
            return new() { Records = results, FailedRecordCount = results.Count(result => result.ErrorCode is not null) };
        }
    }

    private PutRecordsResultEntry Put(PutRecordsRequestEntry entry)
    {
        if (FailRecord?.Invoke(entry) is { } error) return new() { ErrorCode = error, ErrorMessage = "Told to fail." };
        var hash = UInt128.Parse(entry.ExplicitHashKey!, CultureInfo.InvariantCulture);
        var shard = _open.Single(open => open.Range.Contains(hash));
        var sequenceNumber = (++_sequence).ToString(CultureInfo.InvariantCulture);
        _records.Add((shard.Id, new() { PartitionKey = entry.PartitionKey, Data = entry.Data, SequenceNumber = sequenceNumber }));
        return new() { ShardId = shard.Id, SequenceNumber = sequenceNumber };
    }

    private Task<PutRecordsResponse> PutRecordsAsync(PutRecordsRequest request, CancellationToken cancellationToken)
    {
        var scripted = Script.TryDequeue(out var answer) ? answer : null;
        lock (_gate)
        {
            _calls.Add((timeProvider.GetElapsedTime(_start), request));
            foreach (var (count, reached) in _waits)
                if (_calls.Count >= count) reached.TrySetResult();
        }

        return scripted is null ? Task.FromResult(Put(request)) : AnswerAsync(scripted(request, cancellationToken), cancellationToken);
    }

    private Task<T> AnswerAsync<T>(Task<T> answer, CancellationToken cancellationToken)
    {
        lock (_gate) _answers.Add((answer, cancellationToken));
        return answer;
    }

    private Task<ListShardsResponse> ListShardsAsync(ListShardsRequest request, CancellationToken cancellationToken)
    {
        ListShardsCalls.Enqueue((timeProvider.GetElapsedTime(_start), request));
        return AnswerAsync(ListAsync(request, cancellationToken), cancellationToken);
    }

    private async Task<ListShardsResponse> ListAsync(ListShardsRequest request, CancellationToken cancellationToken)
    {
        await ListShardsGate.WaitAsync(cancellationToken);
        if (ListShardsFault is { } fault) throw fault;
        lock (_gate)
        {
            // A page holds two shards.
            var from = request.NextToken is null ? 0 : int.Parse(request.NextToken, CultureInfo.InvariantCulture);
            return new()
            {
                Shards = [.. _open.Skip(from).Take(2).Select(shard => new Shard
                {
                    ShardId = shard.Id,
                    HashKeyRange = new()
                    {
                        StartingHashKey = shard.Range.Start.ToString(CultureInfo.InvariantCulture),
                        EndingHashKey = shard.Range.End.ToString(CultureInfo.InvariantCulture),
                    },
                    SequenceNumberRange = new() { StartingSequenceNumber = "0" },
                })],
                NextToken = from + 2 < _open.Count ? (from + 2).ToString(CultureInfo.InvariantCulture) : null,
            };
        }
    }
}
