using Millrace.Hosting;
using Millrace.Storage.Logs;
using Millrace.Storage.Logs.Memory;
using Millrace.Storage.State;

namespace Millrace.Composition;

/// <summary>Where everything is kept: in a directory that this process owns, or in memory.</summary>
internal sealed class Stores : IAsyncDisposable
{
    private readonly DataDirectory? _directory;

    private Stores(DataDirectory? directory, IRecordLogStore? logs, IStateStore state)
    {
        Logs = logs;
        _directory = directory;
        State = state;
    }

    /// <summary>The record logs; null in a directory, where there are none yet.</summary>
    public IRecordLogStore? Logs { get; }

    public IStateStore State { get; }

    public static Stores Open(ServerOptions options, TimeProvider time)
    {
        if (options.DataDirectory is not { } path) return new Stores(null, new MemoryRecordLogStore(time), new MemoryStateStore());
        var directory = DataDirectory.Open(path);
        try
        {
            return new Stores(directory, null, SqliteStateStore.Open(Path.Combine(path, "state.db"), options.Durability));
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    /// <summary>Flushes and closes what is kept, then lets go of the directory.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Logs is not null) await Logs.DisposeAsync();
        await State.DisposeAsync();
        _directory?.Dispose();
    }
}
