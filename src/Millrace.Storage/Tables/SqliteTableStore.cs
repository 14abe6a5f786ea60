using Microsoft.Data.Sqlite;
using Millrace.Storage.Sqlite;
using Millrace.Storage.State;

namespace Millrace.Storage.Tables;

/// <summary>
/// Tables in a SQLite database in WAL mode. One writer runs whatever has queued up in one transaction, so that many writes share a sync; readers
/// have connections of their own and never wait for it.
/// </summary>
public sealed class SqliteTableStore : ITableStore
{
    // Rows of an index without row ids are whole items: larger pages hold more than one of them.
    private static readonly SqliteSchema Schema = new(
        Version: 1,
        "CREATE TABLE item (space INTEGER NOT NULL, key BLOB NOT NULL, value BLOB NOT NULL, PRIMARY KEY (space, key)) WITHOUT ROWID;",
        PageBytes: 8192);

    private readonly SqliteTableWriter _writer;
    private readonly SqliteReaders<SqliteTableReader> _readers;
    private readonly SqliteWrites<PendingWork> _writes;

    private SqliteTableStore(string connectionString, SqliteTableWriter writer)
    {
        _writer = writer;
        _readers = new(connectionString, static connection => new SqliteTableReader(connection));
        _writes = new(writer.Commit);
    }

    /// <summary>Opens a database, making it when it is not there.</summary>
    /// <param name="path">The database file; its <c>-wal</c> and <c>-shm</c> stand beside it.</param>
    /// <param name="durability"><see cref="Durability.Normal"/> or <see cref="Durability.Full"/>.</param>
    /// <exception cref="StateStoreException">The database cannot be opened, or a newer program made it.</exception>
    public static SqliteTableStore Open(string path, Durability durability)
    {
        var text = SqliteDatabase.ConnectionString(path);
        return SqliteDatabase.Open(new SqliteConnection(text), path, Schema, durability, writing => new SqliteTableStore(text, new SqliteTableWriter(writing)));
    }

    /// <inheritdoc/>
    public ValueTask<T> ReadAsync<T>(Func<ITableReader, T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Read(read));
    }

    /// <inheritdoc/>
    public T Read<T>(Func<ITableReader, T> read) =>
        _readers.IsClosed ? throw Closed() : _readers.Read(read, static (reader, read) => reader.Read(read));

    /// <inheritdoc/>
    public ValueTask<T> WriteAsync<T>(Func<ITableWriter, T> work)
    {
        var pending = new PendingWork<T>(work);
        return _writes.TryAdd(pending) ? new(pending.Completion) : throw Closed();
    }

    /// <summary>Commits what is queued and closes the database.</summary>
    public async ValueTask DisposeAsync()
    {
        _readers.Close();
        await _writes.DisposeAsync();
        _readers.Dispose();
        _writer.Dispose();
    }

    private static StateStoreException Closed() => new(StateStoreFault.Closed, "The table store is closed.");
}
