using Millrace.Kinesis.Throttling;
using Millrace.Wire;

namespace Millrace.Kinesis.Consumers;

/// <summary>A consumer's place at a shard, until it is disposed.</summary>
/// <param name="subscriptions">Where it stands.</param>
/// <param name="key">Which place it is.</param>
/// <param name="throttle">What the place is held to.</param>
/// <param name="startedAt">Epoch milliseconds.</param>
/// <param name="taken">What it ends with when another takes the place.</param>
internal sealed class Subscription(
    Subscriptions subscriptions, SubscriptionKey key, ConsumerThrottle throttle, long startedAt, ServiceException taken) : IDisposable
{
    private readonly TaskCompletionSource _takenOver = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SubscriptionKey Key { get; } = key;

    /// <summary>What has lately been asked of the place, by this subscription and those before it.</summary>
    public ConsumerThrottle Throttle { get; } = throttle;

    public long StartedAt { get; } = startedAt;

    /// <summary>Ends when another subscription has taken the place.</summary>
    public Task TakenOver => _takenOver.Task;

    public void TakeOver() => _takenOver.SetResult();

    /// <exception cref="ServiceException">Another subscription has taken the place.</exception>
    public void ThrowIfTakenOver()
    {
        if (TakenOver.IsCompleted) throw taken;
    }

    public void Dispose() => subscriptions.End(this);
}
