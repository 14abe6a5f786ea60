using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Millrace.Storage.State;

/// <summary>
/// State in a SQLite database in WAL mode. One writer commits whatever has queued up in one transaction, a savepoint for each commit, so that a
/// conflict undoes only its own; readers have connections of their own and never wait for it.
/// </summary>
public sealed class SqliteStateStore : IStateStore
{
    private const int SchemaVersion = 1;
    private const int LargestGroup = 256;
    private const int SqliteFull = 13;

    private readonly string _connectionString;
    private readonly SqliteStateWriter _writer;
    private readonly Channel<PendingCommit> _queue = Channel.CreateUnbounded<PendingCommit>(new() { SingleReader = true });
    private readonly ConcurrentBag<SqliteStateReader> _readers = [];
    private readonly Task _writing;
    private volatile bool _closed;

    private SqliteStateStore(string connectionString, SqliteStateWriter writer)
    {
        _connectionString = connectionString;
        _writer = writer;
        _writing = Task.Run(WriteQueuedAsync);
    }

    /// <summary>Opens a database, making it when it is not there.</summary>
    /// <param name="path">The database file; its <c>-wal</c> and <c>-shm</c> stand beside it.</param>
    /// <param name="durability"><see cref="Durability.Normal"/> or <see cref="Durability.Full"/>.</param>
    /// <exception cref="StateStoreException">The database cannot be opened, or a newer program made it.</exception>
    public static SqliteStateStore Open(string path, Durability durability) =>
        Open(new SqliteConnection(ConnectionString(path)), path, durability);

    /// <summary>Opens a database on a connection that becomes the writer's.</summary>
    internal static SqliteStateStore Open(SqliteConnection connection, string path, Durability durability)
    {
        try
        {
            connection.Open();
            Prepare(connection, path, durability);
            return new SqliteStateStore(ConnectionString(path), new SqliteStateWriter(connection));
        }
        catch (Exception e)
        {
            connection.Dispose();
            if (e is SqliteException error)
                throw Translate(error);
            throw;
        }
    }

    internal static string ConnectionString(string path) =>
        new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 30 }.ToString();

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
        return _queue.Writer.TryWrite(commit) ? new(commit.Completion.Task) : throw Closed();
    }

    /// <summary>Commits what is queued and closes the database.</summary>
    public async ValueTask DisposeAsync()
    {
        _closed = true;
        _queue.Writer.TryComplete();
        await _writing;
        CloseReaders();
        _writer.Dispose();
    }

    internal static void Prepare(SqliteConnection connection, string path, Durability durability)
    {
        Execute(connection, "PRAGMA journal_mode = WAL");
        Execute(connection, durability == Durability.Full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
        using var version = connection.CreateCommand();
        version.CommandText = "PRAGMA user_version";
        var found = (long)version.ExecuteScalar()!;
        if (found > SchemaVersion)
        {
            throw new StateStoreException(
                StateStoreFault.Failed, $"'{path}' has version {found}; this program knows versions up to {SchemaVersion}.");
        }
        if (found == 0)
        {
            Execute(connection, $"""
                BEGIN IMMEDIATE;
                CREATE TABLE entry (bucket TEXT NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL, revision INTEGER NOT NULL, PRIMARY KEY (bucket, key));
                CREATE TABLE counter (revision INTEGER NOT NULL);
                INSERT INTO counter VALUES (0);
                PRAGMA user_version = {SchemaVersion};
                COMMIT;
                """);
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are this file's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    internal static StateStoreException Translate(SqliteException e) => new(
        e.SqliteErrorCode == SqliteFull ? StateStoreFault.DiskFull : StateStoreFault.Failed, $"The state database failed: {e.Message}", e);

    private static StateStoreException Closed() => new(StateStoreFault.Closed, "The state store is closed.");

    private ValueTask<TResult> Read<TQuery, TResult>(
        TQuery query, Func<SqliteStateReader, TQuery, TResult> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_closed)
            throw Closed();
        try
        {
            if (!_readers.TryTake(out var reader))
                reader = new SqliteStateReader(_connectionString);
            try
            {
                return new(read(reader, query));
            }
            finally
            {
                _readers.Add(reader);
                if (_closed)
                    CloseReaders();
            }
        }
        catch (SqliteException e)
        {
            throw Translate(e);
        }
    }

    private void CloseReaders()
    {
        while (_readers.TryTake(out var reader))
            reader.Dispose();
    }

    private async Task WriteQueuedAsync()
    {
        var group = new List<PendingCommit>();
        while (await _queue.Reader.WaitToReadAsync())
        {
            group.Clear();
            while (group.Count < LargestGroup && _queue.Reader.TryRead(out var commit))
                group.Add(commit);
            try
            {
                _writer.Commit(group);
            }
            catch (SqliteException e)
            {
                foreach (var commit in group)
                    commit.Completion.TrySetException(Translate(e));
                continue;
            }
            foreach (var commit in group)
                commit.Complete();
        }
    }
}
