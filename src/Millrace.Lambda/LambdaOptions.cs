namespace Millrace.Lambda;

/// <summary>The limits of the service (facts/lambda.md 3).</summary>
public sealed record LambdaOptions
{
    /// <summary>The most bytes of a zip in a request.</summary>
    public int MaxZippedBytes { get; init; } = 52_428_800;

    /// <summary>The most bytes of code with its layers, unzipped.</summary>
    public long MaxUnzippedBytes { get; init; } = 262_144_000;

    /// <summary>The most bytes of all the code of an account in a region.</summary>
    public long MaxTotalCodeBytes { get; init; } = 80_530_636_800;

    /// <summary>The most calls at once of an account in a region.</summary>
    public int ConcurrentExecutions { get; init; } = 1000;

    /// <summary>How many of them must not be set aside.</summary>
    public int MinUnreservedConcurrentExecutions { get; init; } = 100;

    /// <summary>How long a function is Pending after it is made, and an update of it InProgress; none by default: it is over before the call has answered.</summary>
    public TimeSpan ChangeDuration { get; init; } = TimeSpan.Zero;

    /// <summary>How long an environment that nobody calls is kept.</summary>
    public TimeSpan IdleTime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long after a call an environment is stopped until the next.</summary>
    public TimeSpan FreezeAfter { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a process may take to ask for its first event.</summary>
    public TimeSpan InitTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The most bytes of a call that nobody waits for.</summary>
    public int MaxEventBytes { get; init; } = 1024 * 1024;

    /// <summary>Chooses for each call of an alias of two versions which one it runs.</summary>
    public Random Random { get; init; } = Random.Shared;

    /// <summary>How many queued calls of one function run at once.</summary>
    public int QueuedCallsAtOnce { get; init; } = 16;

    /// <summary>Told what went wrong behind calls.</summary>
    public Action<Exception> BackgroundFailed { get; init; } = static _ => { };
}
