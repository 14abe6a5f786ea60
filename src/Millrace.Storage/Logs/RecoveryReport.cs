namespace Millrace.Storage.Logs;

/// <summary>What a recovery found in one segment.</summary>
public enum RecoveryFindingKind
{
    /// <summary>An append at the end was not written whole and never acknowledged (or, unsynced, fell to a power cut): cut off.</summary>
    TornTail,

    /// <summary>Records that were written whole are damaged. They stay where they are, unreadable; the others can be read.</summary>
    Damaged,

    /// <summary>The index was missing or not the segment's, and was made anew.</summary>
    IndexRebuilt,
}

/// <summary>Something that a recovery found.</summary>
/// <param name="Kind">What.</param>
/// <param name="Log">The log.</param>
/// <param name="Segment">The segment file's path.</param>
/// <param name="Bytes">Bytes cut off; 0 where nothing was.</param>
/// <param name="Damage">The lost positions, when records are damaged.</param>
public sealed record RecoveryFinding(RecoveryFindingKind Kind, string Log, string Segment, long Bytes, LogDamage? Damage);

/// <summary>What was found when a store was opened, and since.</summary>
/// <param name="WasClean">Whether it had been closed cleanly, so that nothing needed looking at.</param>
/// <param name="LogsChecked">How many logs were looked at.</param>
/// <param name="Findings">What was found; empty when all was whole.</param>
public sealed record RecoveryReport(bool WasClean, int LogsChecked, IReadOnlyList<RecoveryFinding> Findings)
{
    /// <summary>Of a store with nothing to recover.</summary>
    public static RecoveryReport Nothing { get; } = new(true, 0, []);
}
