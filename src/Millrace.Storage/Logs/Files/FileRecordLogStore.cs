using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Millrace.Storage.Logs.Files;

/// <summary>Logs in folders below one folder. One process at a time: <see cref="DataDirectory"/> sees to that.</summary>
public sealed class FileRecordLogStore : IRecordLogStore
{
    internal const string ReserveFile = "positions";

    // A dot is in no log's name.
    internal const string DeletedPrefix = ".deleted-";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, FileRecordLog> _logs = [];
    private readonly HashSet<string> _deleting = [];
    private readonly LogEnvironment _environment;
    private readonly ConcurrentQueue<RecoveryFinding> _findings;
    private bool _wasClean;
    private int _logsChecked;
    private bool _closed;

    private FileRecordLogStore(LogEnvironment environment, ConcurrentQueue<RecoveryFinding> findings)
    {
        _environment = environment;
        _findings = findings;
    }

    /// <summary>What was found when the store was opened, and in segments that were read for the first time since.</summary>
    public RecoveryReport Recovery => new(_wasClean, _logsChecked, [.. _findings]);

    /// <summary>Why records cannot be written, as a sentence; null when they can. It tries by writing a little.</summary>
    public string? FindTrouble() => _environment.Health.FindTrouble();

    /// <summary>Opens the logs in a folder, making it when it is not there. After a stop that was not clean every log is looked at.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="durability"><see cref="Durability.Normal"/> or <see cref="Durability.Full"/>.</param>
    /// <param name="clock">Gives the arrival times.</param>
    /// <param name="meter">Where the times of the device are recorded; null for nowhere.</param>
    /// <exception cref="IOException">The folder cannot be read or written.</exception>
    public static FileRecordLogStore Open(string folder, Durability durability, TimeProvider clock, Meter? meter = null) =>
        Open(folder, durability, clock, new FileLogSettings { Meter = meter });

    internal static FileRecordLogStore Open(string folder, Durability durability, TimeProvider clock, FileLogSettings settings)
    {
        settings.Device.CreateDirectory(folder);
        var reserve = PositionReserve.Open(settings.Device, Path.Combine(folder, ReserveFile));
        LogWriters? writers = null;
        try
        {
            settings.Device.SyncDirectory(folder);
            writers = durability == Durability.Full ? new LogWriters() : null;
            var findings = new ConcurrentQueue<RecoveryFinding>();
            var environment = new LogEnvironment(
                folder,
                settings.Device,
                clock,
                new OpenFiles(settings.Device, settings.OpenFiles),
                reserve,
                new AppendPool(),
                writers,
                settings.SegmentBytes,
                settings.NewSalt,
                findings.Enqueue,
                new LogTimes(settings.Meter),
                new LogHealth(settings.Device, folder));
            var store = new FileRecordLogStore(environment, findings);
            store.Recover();
            return store;
        }
        catch
        {
            writers?.Dispose();
            reserve.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public IRecordLog Open(string name)
    {
        LogName.Check(name);
        lock (_gate)
        {
            if (_closed)
                throw new RecordLogException(RecordLogFault.Closed, "The record logs are closed.");
            if (_logs.TryGetValue(name, out var log))
                return log;
            foreach (var prefix in _deleting)
            {
                if (LogName.IsWithin(name, prefix))
                    throw new RecordLogException(RecordLogFault.Closed, $"The log '{name}' is being deleted.");
            }
            _logs.Add(name, log = new FileRecordLog(_environment, name));
            return log;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DeleteAsync(string prefix, CancellationToken cancellationToken)
    {
        LogName.Check(prefix);
        cancellationToken.ThrowIfCancellationRequested();
        var logs = new List<FileRecordLog>();
        lock (_gate)
        {
            if (_closed)
                throw new RecordLogException(RecordLogFault.Closed, "The record logs are closed.");
            if (!_deleting.Add(prefix))
                return;
            foreach (var (name, log) in _logs)
            {
                if (!LogName.IsWithin(name, prefix))
                    continue;
                logs.Add(log);
                _logs.Remove(name);
            }
        }
        try
        {
            foreach (var log in logs)
                await log.DeleteAsync();
            DeleteFolder(Path.Combine(_environment.Root, prefix));
        }
        finally
        {
            lock (_gate)
                _deleting.Remove(prefix);
        }
    }

    /// <summary>Finishes what is under way, syncs it and closes the files.</summary>
    /// <exception cref="IOException">Something could not be synced; the next opening looks at every log.</exception>
    public async ValueTask DisposeAsync()
    {
        FileRecordLog[] logs;
        lock (_gate)
        {
            if (_closed)
                return;
            _closed = true;
            logs = [.. _logs.Values];
        }
        try
        {
            var areSafe = true;
            var errors = new List<IOException>();
            // Each log may need a sync: they wait for the device together. One that fails must not keep the others open.
            foreach (var some in logs.Chunk(16))
            {
                try
                {
                    areSafe &= !(await Task.WhenAll(some.Select(log => Task.Run(log.CloseAsync)))).Contains(false);
                }
                catch (IOException e)
                {
                    errors.Add(e);
                }
            }
            if (errors is [var error, ..])
                throw new RecordLogException(RecordLogFault.Failed, $"The record logs could not be closed cleanly: {error.Message}", error);
            if (areSafe)
                _environment.Reserve.End();
        }
        finally
        {
            _environment.Writers?.Dispose();
            _environment.Files.Dispose();
            _environment.Reserve.Dispose();
        }
    }

    private void Recover()
    {
        foreach (var leftover in Directory.EnumerateDirectories(_environment.Root, DeletedPrefix + "*"))
            Directory.Delete(leftover, recursive: true);
        var highest = 0L;
        if (!_environment.Reserve.WasClean)
        {
            Parallel.ForEach(LogNames(), name =>
            {
                var log = new FileRecordLog(_environment, name);
                var end = log.Recover();
                lock (_gate)
                {
                    _logs.Add(name, log);
                    highest = Math.Max(highest, end);
                }
            });
        }
        // A new store has nothing to recover, and was not closed either.
        var isNew = !_environment.Reserve.WasFound && _logs.Count == 0;
        _wasClean = isNew || _environment.Reserve.WasClean;
        _logsChecked = _logs.Count;
        _environment.Reserve.Begin(highest);
    }

    private HashSet<string> LogNames()
    {
        var names = new HashSet<string>();
        foreach (var segment in Directory.EnumerateFiles(_environment.Root, "*" + Segment.Extension, SearchOption.AllDirectories))
            names.Add(Path.GetRelativePath(_environment.Root, Path.GetDirectoryName(segment)!).Replace(Path.DirectorySeparatorChar, '/'));
        return names;
    }

    /// <summary>Moves a folder aside, which is done at once or not at all, and then takes its files away.</summary>
    private void DeleteFolder(string folder)
    {
        if (!Directory.Exists(folder))
            return;
        var aside = Path.Combine(_environment.Root, DeletedPrefix + Guid.NewGuid().ToString("n"));
        Directory.Move(folder, aside);
        if (_environment.IsSynced)
            _environment.Device.SyncDirectory(Path.GetDirectoryName(folder)!);
        Directory.Delete(aside, recursive: true);
    }
}
