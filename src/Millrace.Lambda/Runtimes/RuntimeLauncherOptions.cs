namespace Millrace.Lambda.Runtimes;

/// <summary>Where the launcher finds and puts things.</summary>
public sealed record RuntimeLauncherOptions
{
    /// <summary>A folder of the launcher's own: the bootstraps are written there.</summary>
    public required string Folder { get; init; }

    /// <summary>Files and folders that no function may see where the tier can hide any.</summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];

    /// <summary>Where programs are looked for, as in <c>PATH</c>.</summary>
    public string SearchPath { get; init; } = Environment.GetEnvironmentVariable("PATH") ?? "";

    /// <summary>The strongest tier that is tried: <c>strict</c>, <c>basic</c> or <c>none</c>.</summary>
    public string Tier { get; init; } = Sandbox.Strict;
}
