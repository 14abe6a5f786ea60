using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Millrace.Storage.State;

namespace Millrace.Storage.Tables;

/// <summary>
/// Tables in a SQLite database in WAL mode. One writer runs whatever has queued up in one transaction, so that many writes share a sync; readers
/// have connections of their own and never wait for it.
/// </summary>
public sealed class SqliteTableStore : ITableStore
{
    private const int SchemaVersion = 1;
    private const int LargestGroup = 256;

    private readonly string _connectionString;
    private readonly SqliteTableWriter _writer;
    private readonly Channel<PendingWork> _queue = Channel.CreateUnbounded<PendingWork>(new() { SingleReader = true });
    private readonly ConcurrentBag<SqliteTableReader> _readers = [];
    private readonly Task _writing;
    private volatile bool _closed;

    private SqliteTableStore(string connectionString, SqliteTableWriter writer)
    {
        _connectionString = connectionString;
        _writer = writer;
        _writing = Task.Run(WriteQueuedAsync);
    }

    /// <summary>Opens a database, making it when it is not there.</summary>
    /// <param name="path">The database file; its <c>-wal</c> and <c>-shm</c> stand beside it.</param>
    /// <param name="durability"><see cref="Durability.Normal"/> or <see cref="Durability.Full"/>.</param>
    /// <exception cref="StateStoreException">The database cannot be opened, or a newer program made it.</exception>
    public static SqliteTableStore Open(string path, Durability durability)
    {
        var text = SqliteStateStore.ConnectionString(path);
        var connection = new SqliteConnection(text);
        try
        {
            connection.Open();
            Prepare(connection, path, durability);
            return new SqliteTableStore(text, new SqliteTableWriter(connection));
        }
        catch (Exception e)
        {
            connection.Dispose();
            if (e is SqliteException error) throw SqliteStateStore.Translate(error);
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask<T> ReadAsync<T>(Func<ITableReader, T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Read(read));
    }

    /// <inheritdoc/>
    public T Read<T>(Func<ITableReader, T> read)
    {
        if (_closed) throw Closed();
        try
        {
            if (!_readers.TryTake(out var reader))
            {
                var connection = new SqliteConnection(_connectionString);
                connection.Open();
                reader = new SqliteTableReader(connection);
            }

            try
            {
                return reader.Read(read);
            }
            finally
            {
                _readers.Add(reader);
                if (_closed) CloseReaders();
            }
        }
        catch (SqliteException e)
        {
            throw SqliteStateStore.Translate(e);
        }
    }

    /// <inheritdoc/>
    public ValueTask<T> WriteAsync<T>(Func<ITableWriter, T> work)
    {
        var pending = new PendingWork<T>(work);
        return _queue.Writer.TryWrite(pending) ? new(pending.Completion) : throw Closed();
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

    private static void Prepare(SqliteConnection connection, string path, Durability durability)
    {
        // Rows of an index without row ids are whole items: larger pages hold more than one of them.
        Execute(connection, "PRAGMA page_size = 8192");
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
                CREATE TABLE item (space INTEGER NOT NULL, key BLOB NOT NULL, value BLOB NOT NULL, PRIMARY KEY (space, key)) WITHOUT ROWID;
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

    private static StateStoreException Closed() => new(StateStoreFault.Closed, "The table store is closed.");

    private void CloseReaders()
    {
        while (_readers.TryTake(out var reader)) reader.Dispose();
    }

    private async Task WriteQueuedAsync()
    {
        var group = new List<PendingWork>();
        while (await _queue.Reader.WaitToReadAsync())
        {
            group.Clear();
            while (group.Count < LargestGroup && _queue.Reader.TryRead(out var work)) group.Add(work);
            try
            {
                _writer.Commit(group);
            }
            catch (SqliteException e)
            {
                var fault = SqliteStateStore.Translate(e);
                foreach (var work in group) work.Fail(fault);
                continue;
            }

            foreach (var work in group) work.Complete();
        }
    }
}
