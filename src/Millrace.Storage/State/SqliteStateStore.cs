using Microsoft.Data.Sqlite;
using Millrace.Storage.Sqlite;

namespace Millrace.Storage.State;

/// <summary>
/// State in a SQLite database in WAL mode. One writer commits whatever has queued up in one transaction, a savepoint for each commit, so that a
/// conflict undoes only its own; readers have connections of their own and never wait for it.
/// </summary>
public sealed class SqliteStateStore : IStateStore
{
    private readonly SqliteStateWriter _writer;
    private readonly SqliteReaders<SqliteStateReader> _readers;
    private readonly SqliteWrites<PendingCommit> _writes;

    private SqliteStateStore(string path, SqliteStateWriter writer)
    {
        _writer = writer;
        _readers = new(SqliteDatabase.ConnectionString(path), static connection => new SqliteStateReader(connection));
        _writes = new(writer.Commit);
    }

    internal static SqliteSchema Schema { get; } = new(
        Version: 1,
        """
        CREATE TABLE entry (bucket TEXT NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL, revision INTEGER NOT NULL, PRIMARY KEY (bucket, key));
        CREATE TABLE counter (revision INTEGER NOT NULL);
        INSERT INTO counter VALUES (0);
        """);

    /// <summary>Opens a database, making it when it is not there.</summary>
    /// <param name="path">The database file; its <c>-wal</c> and <c>-shm</c> stand beside it.</param>
    /// <param name="durability"><see cref="Durability.Normal"/> or <see cref="Durability.Full"/>.</param>
    /// <exception cref="StateStoreException">The database cannot be opened, or a newer program made it.</exception>
    public static SqliteStateStore Open(string path, Durability durability) =>
        Open(new SqliteConnection(SqliteDatabase.ConnectionString(path)), path, durability);

    /// <summary>Opens a database on a connection that becomes the writer's.</summary>
    internal static SqliteStateStore Open(SqliteConnection connection, string path, Durability durability) =>
        SqliteDatabase.Open(connection, path, Schema, durability, writing => new SqliteStateStore(path, new SqliteStateWriter(writing)));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StateEntry>> ListAsync(string bucket, string prefix, CancellationToken cancellationToken) =>
        Read((bucket, prefix), static (reader, query) => reader.List(query.bucket, query.prefix), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<StateEntry?> FindAsync(string bucket, string key, CancellationToken cancellationToken) =>
        Read((bucket, key), static (reader, query) => reader.Find(query.bucket, query.key), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> CommitAsync(ReadOnlyMemory<StateChange> changes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var commit = new PendingCommit(changes);
        return _writes.TryAdd(commit) ? new(commit.Completion) : throw Closed();
    }

    /// <summary>Commits what is queued and closes the database.</summary>
    public async ValueTask DisposeAsync()
    {
        _readers.Close();
        await _writes.DisposeAsync();
        _readers.Dispose();
        _writer.Dispose();
    }

    private static StateStoreException Closed() => new(StateStoreFault.Closed, "The state store is closed.");

    private ValueTask<TResult> Read<TQuery, TResult>(
        TQuery query, Func<SqliteStateReader, TQuery, TResult> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _readers.IsClosed ? throw Closed() : new(_readers.Read(query, read));
    }
}
