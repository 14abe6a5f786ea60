using Microsoft.Extensions.Logging;
using Millrace.Client.Kinesis;
using Millrace.Kcl.Metrics;
using Millrace.Model.Kinesis;

namespace Millrace.Kcl.Retrieval;

/// <summary>Fetches a shard's records by GetRecords (facts/kcl.md 7, POLLING).</summary>
/// <param name="calls">The calls.</param>
/// <param name="shard">The shard.</param>
/// <param name="start">Where to begin.</param>
/// <param name="options">The settings.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="metrics">Counts.</param>
/// <param name="log">The log.</param>
internal sealed class PollingPublisher(
    IRetrievalCalls calls, ShardReference shard, ReadPosition start, RetrievalOptions options, TimeProvider timeProvider, ShardMetrics metrics, ILogger log)
    : PrefetchingPublisher(options.MaxPrefetchedBatches)
{
    // AWS takes five reads a second of a shard.
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan RequestTimeLimit = TimeSpan.FromSeconds(30);

    // Throttled more often in a row, something is wrong.
    private const int UsualThrottles = 5;

    private ReadPosition _position = start;
    private string? _iterator;
    private int _throttled;
    private long _lastAnswer = timeProvider.GetTimestamp();

    protected override async Task FetchAsync(CancellationToken cancellationToken)
    {
        var ended = false;
        while (!ended)
        {
            await Queue.WaitForRoomAsync(cancellationToken).ConfigureAwait(false);
            var called = timeProvider.GetTimestamp();
            TimeSpan interval;
            try
            {
                (ended, interval) = await FetchOnceAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (ResourceNotFoundException gone)
            {
                RetrievalLog.ShardGone(log, shard, gone);
                Queue.Add(new RecordsBatch([], null, timeProvider.GetUtcNow()) { ChildShards = [] });
                return;
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                Remedy(fault);
                called = timeProvider.GetTimestamp();
                interval = options.IdleTimeBetweenReads;
            }

            var left = interval - timeProvider.GetElapsedTime(called);
            if (!ended && left > TimeSpan.Zero) await Task.Delay(left, timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<(bool Ended, TimeSpan Interval)> FetchOnceAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(RequestTimeLimit, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var iterator = _iterator ??= await GetIteratorAsync(either.Token).ConfigureAwait(false);
        var answer = await metrics.TimeAsync(
            KclMetrics.GetRecords,
            () => calls.GetRecordsAsync(new() { ShardIterator = iterator, Limit = options.MaxRecords }, either.Token)).ConfigureAwait(false);
        _throttled = 0;
        var ended = answer.NextShardIterator is null;
        if (!RecordsBatch.IsConsistent(!ended, answer.ChildShards))
        {
            RetrievalLog.Inconsistent(log, shard);
            return (false, options.IdleTimeBetweenReads);
        }

        _iterator = answer.NextShardIterator;
        _lastAnswer = timeProvider.GetTimestamp();
        if (answer.Records is [.., var last]) _position = ReadPosition.After(last.SequenceNumber);
        Queue.Add(new RecordsBatch(answer.Records, answer.MillisBehindLatest, timeProvider.GetUtcNow()) { ChildShards = ended ? answer.ChildShards : null });
        var behind = answer.MillisBehindLatest > 0;
        return (ended, behind && options.IdleTimeBetweenReads > ShortestInterval ? ShortestInterval : options.IdleTimeBetweenReads);
    }

    private async Task<string> GetIteratorAsync(CancellationToken cancellationToken)
    {
        var answer = await metrics.TimeAsync(
            KclMetrics.GetShardIterator,
            () => calls.GetShardIteratorAsync(
                new()
                {
                    StreamName = shard.Stream.StreamName,
                    ShardId = shard.ShardId,
                    ShardIteratorType = _position.Type,
                    StartingSequenceNumber = _position.SequenceNumber,
                    Timestamp = _position.Timestamp,
                },
                cancellationToken)).ConfigureAwait(false);
        return answer.ShardIterator ?? throw new InvalidDataException("GetShardIterator answered no iterator.");
    }

    private void Remedy(Exception fault)
    {
        switch (fault)
        {
            case ProvisionedThroughputExceededException when ++_throttled > UsualThrottles:
                RetrievalLog.ThrottledAgain(log, shard, _throttled, fault);
                break;
            case ProvisionedThroughputExceededException:
                RetrievalLog.Throttled(log, shard, fault);
                break;
            case ExpiredIteratorException:
                RetrievalLog.IteratorExpired(log, shard, fault);
                metrics.IteratorExpired();
                Reposition();
                break;
            case InvalidArgumentException:
                RetrievalLog.IteratorRefused(log, shard, fault);
                Reposition();
                break;
            default:
                RetrievalLog.FetchFailed(log, shard, fault);
                break;
        }
    }

    /// <summary>
    /// A new iterator is needed. Behind the newest record means another place by now: what came since the last answer is found by its time.
    /// </summary>
    private void Reposition()
    {
        if (_iterator is not null && _position.Type == ShardIteratorType.Latest)
            _position = new(ShardIteratorType.AtTimestamp, Timestamp: timeProvider.GetUtcNow() - timeProvider.GetElapsedTime(_lastAnswer));
        _iterator = null;
    }
}
