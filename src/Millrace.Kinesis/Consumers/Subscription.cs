using Millrace.Wire;

namespace Millrace.Kinesis.Consumers;

/// <summary>A consumer's place at a shard, until it is disposed.</summary>
/// <param name="subscriptions">Where it stands.</param>
/// <param name="key">Which place it is.</param>
/// <param name="startedAt">Epoch milliseconds.</param>
/// <param name="taken">What it ends with when another takes the place.</param>
internal sealed class Subscription(Subscriptions subscriptions, SubscriptionKey key, long startedAt, ServiceException taken) : IDisposable
{
    private readonly TaskCompletionSource _takenOver = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SubscriptionKey Key { get; } = key;

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
