using Microsoft.Extensions.Logging;
using Millrace.Client.Kinesis;
using Millrace.Model.Kinesis;

namespace Millrace.Kcl.Retrieval;

/// <summary>
/// Has a shard's records pushed by SubscribeToShard (facts/kcl.md 7, FANOUT). A subscription ends after five minutes, or breaks off: the next goes on
/// behind the last batch that was queued. While the queue is full, nothing is read off the connection, and so the service waits.
/// </summary>
/// <param name="calls">The calls.</param>
/// <param name="consumers">The registered consumers.</param>
/// <param name="shard">The shard.</param>
/// <param name="start">Where to begin.</param>
/// <param name="maxPrefetchedBatches">The most batches fetched ahead.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="log">The log.</param>
internal sealed class FanOutPublisher(
    IRetrievalCalls calls, FanOutConsumers consumers, ShardReference shard, ReadPosition start, int maxPrefetchedBatches, TimeProvider timeProvider, ILogger log)
    : PrefetchingPublisher(maxPrefetchedBatches)
{
    // An idle subscription is heard of each 5 seconds.
    private static readonly TimeSpan MaxSilence = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private ReadPosition _position = start;
    private bool _heard;

    protected override async Task FetchAsync(CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        while (true)
        {
            await Queue.WaitForRoomAsync(cancellationToken).ConfigureAwait(false);
            _heard = false;
            if (await SubscribeOnceAsync(pause, cancellationToken).ConfigureAwait(false)) return;
            if (_heard)
            {
                // It ran as it should: whatever ended it, the next begins at once.
                pause = FirstPause;
                continue;
            }

            await Task.Delay(pause, timeProvider, cancellationToken).ConfigureAwait(false);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    /// <returns>Whether the shard ended.</returns>
    private async Task<bool> SubscribeOnceAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        // Its timer is that of the clock given here, also where it is set anew.
        using var silence = new CancellationTokenSource(MaxSilence, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        try
        {
            return await ReadEventsAsync(silence, either.Token, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception) when (silence.IsCancellationRequested)
        {
            RetrievalLog.SubscriptionSilent(log, shard, MaxSilence);
            return false;
        }
        catch (ResourceNotFoundException gone)
        {
            return await IsGoneAsync(gone, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            if (fault is ResourceInUseException or LimitExceededException) RetrievalLog.SubscriptionRefused(log, shard, pause, fault);
            else if (_heard) RetrievalLog.SubscriptionBroke(log, shard, fault);
            else RetrievalLog.SubscriptionFailed(log, shard, pause, fault);
            return false;
        }
    }

    private async Task<bool> ReadEventsAsync(CancellationTokenSource silence, CancellationToken either, CancellationToken cancellationToken)
    {
        var request = new SubscribeToShardRequest
        {
            ConsumerARN = await consumers.FindAsync(shard.Stream, cancellationToken).ConfigureAwait(false),
            ShardId = shard.ShardId,
            StartingPosition = new() { Type = _position.Type, SequenceNumber = _position.SequenceNumber, Timestamp = _position.Timestamp },
        };
        var events = calls.SubscribeToShardAsync(request, either).GetAsyncEnumerator(either);
        await using (events.ConfigureAwait(false))
        {
            while (true)
            {
                silence.CancelAfter(MaxSilence);
                if (!await events.MoveNextAsync().ConfigureAwait(false)) return false;
                silence.CancelAfter(Timeout.InfiniteTimeSpan);
                var pushed = events.Current;
                var ended = pushed.ContinuationSequenceNumber is null;
                if (!RecordsBatch.IsConsistent(!ended, pushed.ChildShards))
                {
                    RetrievalLog.Inconsistent(log, shard);
                    _heard = false;
                    return false;
                }

                await Queue.WaitForRoomAsync(cancellationToken).ConfigureAwait(false);
                Queue.Add(new RecordsBatch(pushed.Records, pushed.MillisBehindLatest, timeProvider.GetUtcNow()) { ChildShards = ended ? pushed.ChildShards : null });
                _heard = true;
                if (ended) return true;
                _position = ReadPosition.After(pushed.ContinuationSequenceNumber!);
            }
        }
    }

    private async Task<bool> IsGoneAsync(ResourceNotFoundException gone, CancellationToken cancellationToken)
    {
        _heard = false;
        try
        {
            if (await consumers.ForgetIfGoneAsync(shard.Stream, cancellationToken).ConfigureAwait(false))
            {
                RetrievalLog.ConsumerGone(log, shard, gone);
                return false;
            }
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            RetrievalLog.SubscriptionFailed(log, shard, FirstPause, fault);
            return false;
        }

        RetrievalLog.ShardGone(log, shard, gone);
        Queue.Add(new RecordsBatch([], null, timeProvider.GetUtcNow()) { ChildShards = [] });
        return true;
    }
}
