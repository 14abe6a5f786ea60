using Millrace.Storage.Devices;

namespace Millrace.Storage.Logs.Files;

/// <summary>What the logs of a store share.</summary>
/// <param name="Root">The folder that the logs' folders are in.</param>
/// <param name="Device">Their file system.</param>
/// <param name="Clock">Gives the arrivals.</param>
/// <param name="Files">Their open files.</param>
/// <param name="Reserve">The positions that they may hand out.</param>
/// <param name="Pool">Their groups and pending appends.</param>
/// <param name="Writers">Who writes and syncs, when appends are acknowledged once synced; null when they are once written.</param>
/// <param name="SegmentBytes">The size from which on a segment is full.</param>
/// <param name="NewSalt">Gives each segment's salt.</param>
/// <param name="Report">Told what a recovery found.</param>
/// <param name="Times">Told how long the device takes.</param>
/// <param name="Health">Told which logs fail.</param>
internal sealed record LogEnvironment(
    string Root,
    IDevice Device,
    TimeProvider Clock,
    OpenFiles Files,
    PositionReserve Reserve,
    AppendPool Pool,
    LogWriters? Writers,
    long SegmentBytes,
    Func<ulong> NewSalt,
    Action<RecoveryFinding> Report,
    LogTimes Times,
    LogHealth Health)
{
    /// <summary>Whether an append is acknowledged only when it survives a power cut.</summary>
    public bool IsSynced => Writers is not null;
}
