using Millrace.Kinesis.Shards;
using Millrace.Kinesis.Streams;
using Millrace.Wire;

namespace Millrace.Kinesis.Consumers;

/// <summary>The subscriptions under way: one for each shard of a consumer. They end with the process, for their connections do.</summary>
internal sealed class Subscriptions
{
    /// <summary>For how long after its start a subscription cannot be taken over (facts/kinesis.md 7).</summary>
    private const long UndisturbedMilliseconds = 5_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<SubscriptionKey, Subscription> _current = [];

    /// <summary>Begins a subscription, taking over from one that is older than 5 seconds.</summary>
    /// <exception cref="ServiceException">There is one that is younger.</exception>
    public Subscription Begin(DataStream stream, ConsumerState consumer, ShardState shard, long now)
    {
        var key = new SubscriptionKey(stream.State.Incarnation, consumer.Name, consumer.CreatedAt, shard.Index);
        var taken = KinesisErrors.ResourceInUse(
            $"Another active subscription exists for this consumer: {stream.Key.AccountId}:{stream.Key.Name}:{shard.Id}:{consumer.Name}");
        var subscription = new Subscription(this, key, now, taken);
        Subscription? earlier;
        lock (_gate)
        {
            if (_current.TryGetValue(key, out earlier) && now - earlier.StartedAt < UndisturbedMilliseconds) throw taken;
            _current[key] = subscription;
        }

        earlier?.TakeOver();
        return subscription;
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
