using Millrace.Storage.Blobs;
using Millrace.Storage.Devices;
using Millrace.Storage.Logs;
using Millrace.Storage.Logs.Files;
using Millrace.Storage.Logs.Memory;
using Millrace.Storage.State;
using Millrace.Storage.Tables;

namespace Millrace.Storage;

/// <summary>The stores of a server, opened together and closed together.</summary>
public sealed class StorageEngine : IAsyncDisposable
{
    private readonly DataDirectory? _directory;
    private readonly FileRecordLogStore? _files;

    private StorageEngine(Durability durability, DataDirectory? directory, IRecordLogStore logs, IStateStore state, ITableStore tables, IBlobStore blobs)
    {
        Durability = durability;
        _directory = directory;
        Logs = logs;
        State = state;
        Tables = tables;
        Blobs = blobs;
        _files = logs as FileRecordLogStore;
    }

    /// <summary>What an acknowledged write survives.</summary>
    public Durability Durability { get; }

    /// <summary>The data directory, in full; null when everything is in memory.</summary>
    public string? Directory => _directory?.Path;

    /// <summary>The record logs.</summary>
    public IRecordLogStore Logs { get; }

    /// <summary>The state.</summary>
    public IStateStore State { get; }

    /// <summary>The tables.</summary>
    public ITableStore Tables { get; }

    /// <summary>The blobs.</summary>
    public IBlobStore Blobs { get; }

    /// <summary>What was found when the stores were opened, and in segments that were read for the first time since.</summary>
    public RecoveryReport Recovery => _files?.Recovery ?? RecoveryReport.Nothing;

    /// <summary>Why records cannot be written, as a sentence; null when they can.</summary>
    public string? FindTrouble() => _files?.FindTrouble();

    /// <summary>What the data directory takes up; null when everything is in memory.</summary>
    public StorageUse? MeasureUse() => _directory is null ? null : StorageUse.Of(_directory);

    /// <summary>Opens the stores, recovering what the last stop left undone.</summary>
    /// <param name="options">Where and how well.</param>
    /// <param name="clock">Gives the arrival times of records.</param>
    /// <param name="cancellationToken">Ends the opening before it has begun.</param>
    /// <exception cref="DataDirectoryException">The data directory cannot be used.</exception>
    /// <exception cref="IOException">The data cannot be read.</exception>
    public static async Task<StorageEngine> OpenAsync(StorageOptions options, TimeProvider clock, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (options.Durability == Durability.Memory)
            return new(options.Durability, null, new MemoryRecordLogStore(clock), new MemoryStateStore(), new MemoryTableStore(), new MemoryBlobStore());

        var path = options.Directory ?? throw new ArgumentException($"{nameof(options.Directory)} is missing.", nameof(options));
        var directory = DataDirectory.Open(path);
        SqliteStateStore? state = null;
        SqliteTableStore? tables = null;
        try
        {
            state = SqliteStateStore.Open(directory.StatePath, options.Durability);
            tables = SqliteTableStore.Open(directory.TablesPath, options.Durability);
            var logs = FileRecordLogStore.Open(directory.LogsPath, options.Durability, clock, options.Meter);
            var blobs = FileBlobStore.Open(directory.BlobsPath, options.Durability);
            // What was just made must still be found after a power cut.
            Sync.Directory(directory.Path);
            return new(options.Durability, directory, logs, state, tables, blobs);
        }
        catch
        {
            if (tables is not null)
                await tables.DisposeAsync();
            if (state is not null)
                await state.DisposeAsync();
            directory.Dispose();
            throw;
        }
    }

    /// <summary>Finishes what is under way, syncs it and unlocks the data directory.</summary>
    /// <exception cref="IOException">Something could not be synced.</exception>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Logs.DisposeAsync();
        }
        finally
        {
            try
            {
                await State.DisposeAsync();
            }
            finally
            {
                await Tables.DisposeAsync();
                _directory?.Dispose();
            }
        }
    }
}
