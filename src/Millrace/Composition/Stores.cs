using Millrace.Hosting;
using Millrace.Storage.State;

namespace Millrace.Composition;

/// <summary>Where everything is kept: in a directory that this process owns, or in memory.</summary>
internal sealed class Stores : IAsyncDisposable
{
    private readonly DataDirectory? _directory;

    private Stores(DataDirectory? directory, IStateStore state)
    {
        _directory = directory;
        State = state;
    }

    public IStateStore State { get; }

    public static Stores Open(ServerOptions options)
    {
        if (options.DataDirectory is not { } path) return new Stores(null, new MemoryStateStore());
        var directory = DataDirectory.Open(path);
        try
        {
            return new Stores(directory, SqliteStateStore.Open(Path.Combine(path, "state.db"), options.Durability));
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
        await State.DisposeAsync();
        _directory?.Dispose();
    }
}
