namespace Millrace.Kinesis;

/// <summary>The options that hold now; they can be exchanged while calls are on their way. A call reads each once, and is held to what it read.</summary>
internal sealed class CurrentOptions(KinesisOptions options)
{
    private Held _held = new(options);

    /// <summary>All of them.</summary>
    public KinesisOptions Options
    {
        get => Volatile.Read(ref _held).Options;
        set => Interlocked.Exchange(ref _held, new Held(value)).Changed.SetResult();
    }

    /// <summary>The limits by their scale: what is really held to.</summary>
    public KinesisLimits Limits => Volatile.Read(ref _held).Limits;

    /// <summary>Ends when the options are others than now. Who waits for what they say takes it before looking at them.</summary>
    public Task Changed => Volatile.Read(ref _held).Changed.Task;

    private sealed class Held(KinesisOptions options)
    {
        public KinesisOptions Options { get; } = options;

        public KinesisLimits Limits { get; } = options.Limits.Scaled();

        public TaskCompletionSource Changed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
