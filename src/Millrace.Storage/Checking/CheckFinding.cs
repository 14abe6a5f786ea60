using Millrace.Storage.Logs;

namespace Millrace.Storage.Checking;

/// <summary>What a check found.</summary>
public enum CheckFindingKind
{
    /// <summary>An append at the end of a log that was not written whole and never acknowledged: the next start cuts it off.</summary>
    TornTail,

    /// <summary>A full segment's index is missing or not complete: the next reader makes it anew.</summary>
    IndexMissing,

    /// <summary>A file that nothing needs, left by a removal that was cut off.</summary>
    LeftOver,

    /// <summary>A segment's index contradicts its records.</summary>
    IndexWrong,

    /// <summary>A segment's header is damaged; its index stands in for it, so every record can be read.</summary>
    HeaderDamaged,

    /// <summary>Records are damaged or cut off.</summary>
    RecordsDamaged,

    /// <summary>A segment is not there.</summary>
    SegmentMissing,

    /// <summary>The file that keeps positions from being given twice is missing or damaged.</summary>
    ReserveDamaged,

    /// <summary>The state database is damaged.</summary>
    StateDamaged,

    /// <summary>The table database is damaged. No repair mends it.</summary>
    TablesDamaged,

    /// <summary>No stream knows of a log.</summary>
    LogUnknown,

    /// <summary>A repair was begun and not ended; until another one has, no server opens the directory.</summary>
    RepairCutOff,
}

/// <summary>Something that a check found.</summary>
/// <param name="Kind">What.</param>
/// <param name="Log">The log, unless it is about none.</param>
/// <param name="Path">The file or folder.</param>
/// <param name="Offset">Where in the file, in bytes.</param>
/// <param name="Bytes">How many bytes; 0 where it is not about bytes.</param>
/// <param name="Lost">The records that cannot be read, when there are such.</param>
/// <param name="Detail">More in words, where there is more to say.</param>
public sealed record CheckFinding(
    CheckFindingKind Kind, string? Log, string Path, long Offset = 0, long Bytes = 0, LogDamage? Lost = null, string? Detail = null)
{
    /// <summary>Whether something is amiss that a start does not make good by itself.</summary>
    public bool IsDamage => Kind > CheckFindingKind.LeftOver;
}
