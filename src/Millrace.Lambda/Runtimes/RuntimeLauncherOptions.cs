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

    /// <summary>Programs that are not looked for, by the name that they would be looked for by, as <c>node</c> or <c>python3.12</c>.</summary>
    public IReadOnlyDictionary<string, string> Programs { get; init; } = new Dictionary<string, string>();

    /// <summary>How functions are shut in: <c>strict</c>, <c>basic</c> or <c>none</c>, and no function runs where that does not work; or <c>best</c>, the first that works.</summary>
    public string Tier { get; init; } = Best;

    /// <summary>The strongest tier that works on the machine.</summary>
    public const string Best = "best";

    /// <summary>Every tier by its name.</summary>
    public static IReadOnlyList<string> Tiers { get; } = [Best, Sandbox.Strict, Sandbox.Basic, Sandbox.None];
}
