using Millrace.Kinesis.Shards;
using Millrace.Kinesis.Streams;
using Millrace.Kinesis.Throttling;
using Millrace.Wire;

namespace Millrace.Kinesis.Consumers;

/// <summary>The subscriptions under way: one for each shard of a consumer. They end with the process, for their connections do.</summary>
internal sealed class Subscriptions(TimeProvider time)
{
    /// <summary>For how long after its start a subscription cannot be taken over (facts/kinesis.md 7).</summary>
    private const long UndisturbedMilliseconds = 5_000;

    /// <summary>Above this many, those make room that no new one would be told from.</summary>
    private const int ManyThrottles = 4096;

    private readonly Lock _gate = new();
    private readonly Dictionary<SubscriptionKey, Subscription> _current = [];
    private readonly Dictionary<SubscriptionKey, ConsumerThrottle> _throttles = [];

    /// <summary>Begins a subscription, taking over from one that is older than 5 seconds.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="consumer">Its consumer.</param>
    /// <param name="shard">Its shard.</param>
    /// <param name="now">Epoch milliseconds.</param>
    /// <param name="limits">What the place is held to.</param>
    /// <exception cref="ServiceException">There were too many calls in this second, or there is a subscription that is younger.</exception>
    public Subscription Begin(DataStream stream, ConsumerState consumer, ShardState shard, long now, KinesisLimits limits)
    {
        var key = new SubscriptionKey(stream.State.Incarnation, consumer.Name, consumer.CreatedAt, shard.Index);
        var taken = KinesisErrors.ResourceInUse(
            $"Another active subscription exists for this consumer: {stream.Key.AccountId}:{stream.Key.Name}:{shard.Id}:{consumer.Name}");
        Subscription subscription;
        Subscription? earlier;
        lock (_gate)
        {
            var throttle = ThrottleOf(key, limits);
            if (limits.SubscribeCallsPerSecond is { } most && !throttle.TrySubscribe(most))
            {
                throw KinesisErrors.LimitExceeded(
                    $"Rate exceeded for SubscribeToShard by consumer {consumer.Name} on shard {shard.Id} in stream {stream.Key.Name} under account {stream.Key.AccountId}.");
            }

            if (_current.TryGetValue(key, out earlier) && now - earlier.StartedAt < UndisturbedMilliseconds) throw taken;
            _current[key] = subscription = new Subscription(this, key, throttle, now, taken);
        }

        earlier?.TakeOver();
        return subscription;
    }

    private ConsumerThrottle ThrottleOf(SubscriptionKey key, KinesisLimits limits)
    {
        if (_throttles.TryGetValue(key, out var throttle)) return throttle;

        if (_throttles.Count > ManyThrottles)
        {
            foreach (var (past, used) in _throttles)
            {
                if (!_current.ContainsKey(past) && used.IsIdle(limits.FanOutBytesPerSecond)) _throttles.Remove(past);
            }
        }

        return _throttles[key] = new ConsumerThrottle(time);
    }

    /// <summary>Forgets a subscription that has ended.</summary>
    public void End(Subscription subscription)
    {
        lock (_gate)
        {
            if (_current.TryGetValue(subscription.Key, out var current) && current == subscription) _current.Remove(subscription.Key);
        }
    }
}

/// <summary>What there is one subscription of.</summary>
internal readonly record struct SubscriptionKey(Guid Stream, string Consumer, long ConsumerCreatedAt, int Shard);
