namespace Millrace.Kcl.MultiLang;

/// <summary>How children are treated.</summary>
internal sealed record ChildSettings
{
    /// <summary>How long each message of a child may take; null for ever, as in Java.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Whether a child that fails is replaced by another, from the last checkpoint; else the daemon ends, as in Java.</summary>
    public bool Restart { get; init; }

    /// <summary>How long a child may take to exit once its input is closed.</summary>
    public TimeSpan ExitGrace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a child that is busy with a batch may go on after the lease was lost.</summary>
    public TimeSpan LostGrace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The most bytes of records kept for a child that may be replaced.</summary>
    public long MostKeptBytes { get; init; } = 32L << 20;

    /// <summary>The pause before the first replacement; doubles with each that fails as well, up to <see cref="LongestRestartDelay"/>.</summary>
    public TimeSpan RestartDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause before a replacement.</summary>
    public TimeSpan LongestRestartDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
