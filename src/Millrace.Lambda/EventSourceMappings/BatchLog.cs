namespace Millrace.Lambda.EventSourceMappings;

/// <summary>The last batches that functions were called with, so that one who sees a call can find what it was about.</summary>
internal sealed class BatchLog
{
    private const int Capacity = 2000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, InvokedBatch> _batches = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>Adds a batch.</summary>
    public void Add(InvokedBatch batch)
    {
        lock (_gate)
        {
            if (_order.Count == Capacity) _batches.Remove(_order.Dequeue());
            if (_batches.TryAdd(batch.RequestId, batch)) _order.Enqueue(batch.RequestId);
        }
    }

    /// <summary>The batch of a call; null when it had none, or that is forgotten.</summary>
    public InvokedBatch? Find(string requestId)
    {
        lock (_gate) return _batches.GetValueOrDefault(requestId);
    }
}

/// <summary>Records that a function was called with.</summary>
/// <param name="RequestId">The call.</param>
/// <param name="AccountId">The account of the mapping.</param>
/// <param name="SourceArn">The stream.</param>
/// <param name="ShardId">The shard.</param>
/// <param name="FirstNumber">The sequence number of the first record.</param>
/// <param name="LastNumber">That of the last.</param>
/// <param name="Count">How many they are.</param>
public sealed record InvokedBatch(string RequestId, string AccountId, string SourceArn, string ShardId, string FirstNumber, string LastNumber, int Count);
