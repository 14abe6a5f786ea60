using Millrace.Storage.Devices;
using Millrace.Storage.Logs.Files;
using Millrace.Storage.State;

namespace Millrace.Storage.Checking;

/// <summary>
/// The repair of a data directory. Nothing is deleted that was ever somebody's: what is taken out of use is kept in <see cref="LostAndFound"/>.
/// </summary>
public sealed class StoreRepair
{
    private readonly IDevice _device;
    private readonly DataDirectory _directory;
    private readonly LostAndFound _kept;
    private readonly long _ceiling;
    private readonly long _highest;

    internal StoreRepair(IDevice device, DataDirectory directory, LostAndFound kept, long ceiling, long highest)
    {
        _device = device;
        _directory = directory;
        _kept = kept;
        _ceiling = ceiling;
        _highest = highest;
    }

    /// <summary>The folder that keeps what was taken out of use; it is not there when that is nothing.</summary>
    public string LostAndFound => _kept.Path;

    /// <summary>What is kept there.</summary>
    public IReadOnlyList<string> Kept => _kept.Kept;

    /// <summary>Copies what can be read of the state into a new database.</summary>
    /// <param name="isReadable">Whether an entry of a bucket can be made sense of; another one is left out.</param>
    public void RepairState(Func<string, StateEntry, bool> isReadable) => StateRepair.Run(_directory.StatePath, _kept, isReadable);

    /// <summary>Makes a log sound: what can be read of it stays, and readers go on past the rest.</summary>
    public void RepairLog(string log) =>
        new LogRepair(_device, _kept, new FileLogSettings().NewSalt).Run(FolderOf(log), log, Math.Max(_ceiling, 1));

    /// <summary>Takes a whole log out of use.</summary>
    public void SetAside(string log)
    {
        var folder = FolderOf(log);
        _kept.MoveFolder(folder);
        for (var above = Path.GetDirectoryName(folder)!;
            above != _directory.LogsPath && !Directory.EnumerateFileSystemEntries(above).Any();
            above = Path.GetDirectoryName(above)!)
        {
            Directory.Delete(above);
        }
    }

    /// <summary>Ends the repair: no log gives a position again that it may have given, and the directory can be opened.</summary>
    public void End()
    {
        _device.CreateDirectory(_directory.LogsPath);
        using (var reserve = PositionReserve.Open(_device, Path.Combine(_directory.LogsPath, FileRecordLogStore.ReserveFile)))
            reserve.Restore(_highest);
        _device.SyncDirectory(_directory.LogsPath);
        _directory.EndRepair();
    }

    private string FolderOf(string log) => Path.Combine(_directory.LogsPath, log);
}
