using Millrace.Storage.Devices;
using Millrace.Storage.Logs.Files;

namespace Millrace.Storage.Checking;

/// <summary>A data directory that no server uses, held to be checked and, when told to, repaired. Checking changes nothing in it.</summary>
public sealed class StoreCheck : IDisposable
{
    private readonly Disk _device = new();
    private readonly DataDirectory _directory;
    private readonly long _ceiling;

    private StoreCheck(DataDirectory directory)
    {
        _directory = directory;
        if (!File.Exists(ReservePath))
            return;
        using var reserve = PositionReserve.Open(_device, ReservePath);
        HasReserve = reserve.WasFound;
        _ceiling = reserve.Ceiling;
    }

    /// <summary>The data directory, in full.</summary>
    public string Path => _directory.Path;

    private bool HasReserve { get; }

    private string ReservePath => System.IO.Path.Combine(_directory.LogsPath, FileRecordLogStore.ReserveFile);

    /// <summary>Locks a data directory.</summary>
    /// <exception cref="DataDirectoryException">There is none, a server uses it, or it cannot be read.</exception>
    public static StoreCheck Open(string path)
    {
        var directory = DataDirectory.OpenToCheck(path);
        try
        {
            return new(directory);
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    /// <summary>The names of the logs, in order.</summary>
    public IReadOnlyList<string> LogNames()
    {
        if (!Directory.Exists(_directory.LogsPath))
            return [];
        string[] extensions = [Segment.Extension, Segment.IndexExtension];
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(_directory.LogsPath, "*", SearchOption.AllDirectories))
        {
            var name = System.IO.Path.GetRelativePath(_directory.LogsPath, System.IO.Path.GetDirectoryName(file)!);
            if (extensions.Contains(System.IO.Path.GetExtension(file)) && !name.StartsWith(FileRecordLogStore.DeletedPrefix, StringComparison.Ordinal))
                names.Add(name.Replace(System.IO.Path.DirectorySeparatorChar, '/'));
        }
        return [.. names];
    }

    /// <summary>Reads a log from its first byte to its last.</summary>
    /// <exception cref="IOException">The device cannot read it.</exception>
    public LogCheck CheckLog(string log) =>
        LogInspection.Run(_device, System.IO.Path.Combine(_directory.LogsPath, log), log, Math.Max(_ceiling, 1)).ToCheck();

    /// <summary>Looks through the state database.</summary>
    public StateCheck CheckState() => StateCheck.Run(_directory.StatePath, mayBeMissing: LogNames().Count == 0);

    /// <summary>Looks through the table database; what SQLite finds wrong with it, nothing when it is sound or not there.</summary>
    public IReadOnlyList<string> CheckTables() =>
        File.Exists(_directory.TablesPath) ? StateCheck.ProblemsOf(_directory.TablesPath, "SELECT count(*) FROM item WHERE space = 0") : [];

    /// <summary>Checks what is neither one log's nor the state's.</summary>
    /// <param name="logs">What was found of every log.</param>
    public IEnumerable<CheckFinding> CheckRest(IReadOnlyList<LogCheck> logs)
    {
        if (!HasReserve && logs.Count > 0)
            yield return new(CheckFindingKind.ReserveDamaged, null, ReservePath);
        if (_directory.IsRepairing)
            yield return new(CheckFindingKind.RepairCutOff, null, _directory.Path);
    }

    /// <summary>Begins a repair. Until it has ended no server opens the directory, whatever becomes of this process.</summary>
    /// <param name="logs">What was found of every log.</param>
    /// <param name="now">Names the folder that keeps what is taken out of use.</param>
    public StoreRepair BeginRepair(IReadOnlyList<LogCheck> logs, DateTimeOffset now)
    {
        _directory.BeginRepair();
        var highest = logs.Select(static log => log.HighestEnd).DefaultIfEmpty().Max();
        return new StoreRepair(_device, _directory, LostAndFound.Begin(_directory.Path, now), _ceiling, highest);
    }

    /// <summary>Unlocks the directory.</summary>
    public void Dispose() => _directory.Dispose();
}
