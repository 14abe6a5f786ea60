using Microsoft.Extensions.Logging;
using Millrace.Kcl.Metrics;

namespace Millrace.Kcl.Retrieval;

/// <summary>Makes the publisher of a shard.</summary>
internal interface IRecordsPublisherFactory : IDisposable
{
    /// <summary>Does what must be done once, before any shard is read.</summary>
    Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Begins to fetch.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="checkpoint">Where its lease stands.</param>
    /// <param name="metrics">The shard's measurements.</param>
    IRecordsPublisher Start(ShardReference shard, ExtendedSequenceNumber checkpoint, ShardMetrics metrics);
}

/// <summary>Makes publishers of the mode that the options name.</summary>
/// <param name="options">The settings.</param>
/// <param name="calls">The calls.</param>
/// <param name="logs">The logs.</param>
internal sealed class RecordsPublisherFactory(KclOptions options, IRetrievalCalls calls, ILoggerFactory logs) : IRecordsPublisherFactory
{
    private readonly ILogger _log = logs.CreateLogger("Millrace.Kcl.Retrieval");
    private readonly FanOutConsumers _consumers = new(calls, options, logs.CreateLogger("Millrace.Kcl.Retrieval"));

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (options.Retrieval.Mode != RetrievalMode.FanOut) return;
        foreach (var stream in options.Streams) await _consumers.FindAsync(stream.Stream, cancellationToken).ConfigureAwait(false);
    }

    public IRecordsPublisher Start(ShardReference shard, ExtendedSequenceNumber checkpoint, ShardMetrics metrics)
    {
        var timestamp = options.Streams.FirstOrDefault(stream => stream.Stream == shard.Stream)?.InitialTimestamp;
        var start = ReadPosition.Of(checkpoint, timestamp);
        PrefetchingPublisher publisher = options.Retrieval.Mode == RetrievalMode.FanOut
            ? new FanOutPublisher(calls, _consumers, shard, start, options.Retrieval.MaxPrefetchedBatches, options.TimeProvider, _log)
            : new PollingPublisher(calls, shard, start, options.Retrieval, options.TimeProvider, metrics, _log);
        publisher.Start();
        return publisher;
    }

    public void Dispose() => _consumers.Dispose();
}
