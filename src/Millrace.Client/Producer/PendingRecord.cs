using System.Text;

namespace Millrace.Client.Producer;

/// <summary>A user record between the call that brought it and its outcome.</summary>
internal sealed class PendingRecord : IProducerEvent
{
    private readonly TaskCompletionSource<ProducerResult> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private List<PutAttempt>? _attempts;
    private TimeSpan _lastAttemptEnd;

    public PendingRecord(string partitionKey, string? explicitHashKey, UInt128 hashKey, ReadOnlyMemory<byte> data)
    {
        PartitionKey = partitionKey;
        ExplicitHashKey = explicitHashKey;
        HashKey = hashKey;
        Data = data;
        Size = data.Length + Encoding.UTF8.GetByteCount(partitionKey);
    }

    public string PartitionKey { get; }

    public string? ExplicitHashKey { get; }

    public UInt128 HashKey { get; }

    public ReadOnlyMemory<byte> Data { get; }

    /// <summary>Data and partition key, in bytes.</summary>
    public int Size { get; }

    public Task<ProducerResult> Outcome => _outcome.Task;

    /// <summary>What a flush waits for; set once, when the record is accepted.</summary>
    public FlushEpoch Epoch { get; private set; } = null!;

    /// <summary>The place in the order of acceptance.</summary>
    public long Ordinal { get; private set; }

    /// <summary>When it is sent at the latest, room and shard permitting.</summary>
    public TimeSpan Deadline { get; private set; }

    /// <summary>When it is no longer sent.</summary>
    public TimeSpan Expiration { get; private set; }

    public TimeSpan AcceptedAt { get; private set; }

    public IReadOnlyList<PutAttempt> Attempts => _attempts ?? (IReadOnlyList<PutAttempt>)[];

    public void Accept(FlushEpoch epoch, long ordinal, TimeSpan now, ProducerOptions options)
    {
        Epoch = epoch;
        Ordinal = ordinal;
        AcceptedAt = _lastAttemptEnd = now;
        Deadline = now + options.MaxBufferedTime;
        Expiration = now + options.RecordTimeToLive;
    }

    /// <summary>Sends it at the next opportunity.</summary>
    public void MakeDue(TimeSpan now) => Deadline = Deadline < now ? Deadline : now;

    public void AddAttempt(CallTimes call, string? errorCode, string? errorMessage)
    {
        (_attempts ??= new(capacity: 1)).Add(new(call.Start - _lastAttemptEnd, call.End - call.Start, errorCode, errorMessage));
        _lastAttemptEnd = call.End;
    }

    public void Succeed(string shardId, string sequenceNumber, long subSequenceNumber) =>
        _outcome.SetResult(new(shardId, sequenceNumber, subSequenceNumber, Attempts));

    /// <summary>Does nothing when the record has its outcome.</summary>
    public void Fail(ProducerException failure) => _outcome.TrySetException(failure);
}
