namespace Millrace.Kinesis.Throttling;

/// <summary>What one consumer has lately asked of a shard and been pushed of it, by however many subscriptions one after another.</summary>
internal sealed class ConsumerThrottle(TimeProvider time)
{
    private readonly Lock _gate = new();
    private SecondBudget _calls;
    private SecondBudget _pushed;

    /// <summary>Lets a SubscribeToShard in, or not.</summary>
    /// <param name="most">The calls in a second.</param>
    public bool TrySubscribe(long most)
    {
        lock (_gate)
        {
            if (!_calls.HasRoom(time.GetTimestamp(), time.TimestampFrequency, most)) return false;

            _calls.Take(1);
            return true;
        }
    }

    /// <summary>Counts what an event holds.</summary>
    public void CountPushed(long bytes)
    {
        lock (_gate) _pushed.Take(bytes);
    }

    /// <summary>How long the next records have to wait, in milliseconds; 0 when they need not.</summary>
    /// <param name="most">The bytes in a second; null for no limit.</param>
    public long MillisecondsUntilRoom(long? most)
    {
        if (most is not { } limit) return 0;

        var (now, frequency) = (time.GetTimestamp(), time.TimestampFrequency);
        lock (_gate)
        {
            return _pushed.HasRoom(now, frequency, limit)
                ? 0
                : Math.Max(1, (long)Math.Min(int.MaxValue, Math.Ceiling(_pushed.TicksUntilRoom(now, frequency, limit) * 1000.0 / frequency)));
        }
    }

    /// <summary>Whether a new one would let as much through.</summary>
    /// <param name="most">The bytes in a second; null for no limit.</param>
    public bool IsIdle(long? most)
    {
        if (MillisecondsUntilRoom(most) > 0) return false;

        var (now, frequency) = (time.GetTimestamp(), time.TimestampFrequency);
        lock (_gate) return _calls.IsPast(now, frequency) && _pushed.IsPast(now, frequency);
    }
}
