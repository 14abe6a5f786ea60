using System.Collections.Concurrent;
using System.Threading.Channels;
using Millrace.Kcl.Metrics;
using Millrace.Kcl.Retrieval;

namespace Millrace.Kcl.Tests.Lifecycle;

/// <summary>Publishers whose batches a test writes, a queue for each shard.</summary>
internal sealed class ScriptedPublishers : IRecordsPublisherFactory
{
    private readonly ConcurrentDictionary<string, Channel<RecordsBatch>> _batches = new();

    /// <summary>Where each publisher began.</summary>
    public ConcurrentQueue<(string ShardId, ExtendedSequenceNumber Checkpoint)> Started { get; } = [];

    /// <summary>How many are not disposed of.</summary>
    public int Open => _open;

    private int _open;

    public ChannelWriter<RecordsBatch> Of(string shardId) => _batches.GetOrAdd(shardId, _ => Channel.CreateUnbounded<RecordsBatch>()).Writer;

    public Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public IRecordsPublisher Start(ShardReference shard, ExtendedSequenceNumber checkpoint, ShardMetrics metrics)
    {
        Of(shard.ShardId);
        Started.Enqueue((shard.ShardId, checkpoint));
        Interlocked.Increment(ref _open);
        return new Publisher(this, _batches[shard.ShardId].Reader);
    }

    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class Publisher(ScriptedPublishers publishers, ChannelReader<RecordsBatch> batches) : IRecordsPublisher
    {
        public ValueTask<RecordsBatch> ReadAsync(CancellationToken cancellationToken) => batches.ReadAsync(cancellationToken);

        public ValueTask DisposeAsync()
        {
            Interlocked.Decrement(ref publishers._open);
            return ValueTask.CompletedTask;
        }
    }
}
