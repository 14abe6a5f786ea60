namespace Millrace.Kinesis.Throttling;

/// <summary>The limits that hold now; they can be exchanged while calls are on their way.</summary>
internal sealed class ThrottleSettings(KinesisLimits limits)
{
    private volatile KinesisLimits _limits = limits;

    /// <summary>The limits. A call reads them once, and is held to what it read.</summary>
    public KinesisLimits Limits
    {
        get => _limits;
        set => _limits = value;
    }
}
