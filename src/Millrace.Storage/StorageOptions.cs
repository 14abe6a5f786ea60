using System.Diagnostics.Metrics;

namespace Millrace.Storage;

/// <summary>Where a server keeps its data, and how well.</summary>
public sealed record StorageOptions
{
    /// <summary>What an acknowledged write survives.</summary>
    public Durability Durability { get; init; } = Durability.Normal;

    /// <summary>The data directory; not used by <see cref="Durability.Memory"/>.</summary>
    public string? Directory { get; init; }

    /// <summary>Where the times of the device are recorded; null for nowhere.</summary>
    public Meter? Meter { get; init; }
}
