namespace Millrace.Kinesis;

/// <summary>The options that hold now; they can be exchanged while calls are on their way. A call reads each once, and is held to what it read.</summary>
internal sealed class CurrentOptions(KinesisOptions options)
{
    private volatile Held _held = new(options);

    /// <summary>All of them.</summary>
    public KinesisOptions Options
    {
        get => _held.Options;
        set => _held = new Held(value);
    }

    /// <summary>The limits by their scale: what is really held to.</summary>
    public KinesisLimits Limits => _held.Limits;

    private sealed class Held(KinesisOptions options)
    {
        public KinesisOptions Options { get; } = options;

        public KinesisLimits Limits { get; } = options.Limits.Scaled();
    }
}
