namespace Millrace.Storage;

/// <summary>What an acknowledged write survives.</summary>
public enum Durability
{
    /// <summary>Nothing: kept in memory alone.</summary>
    Memory,

    /// <summary>The death of the process, as by <c>kill -9</c>.</summary>
    Normal,

    /// <summary>A power cut: synced to the disk before it is acknowledged.</summary>
    Full,
}
