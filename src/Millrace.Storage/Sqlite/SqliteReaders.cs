using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Millrace.Storage.State;

namespace Millrace.Storage.Sqlite;

/// <summary>Readers of a database, each with a connection of its own, as many as read at once: they never wait for a writer.</summary>
/// <param name="connectionString">The database.</param>
/// <param name="make">Makes a reader of an open connection.</param>
internal sealed class SqliteReaders<TReader>(string connectionString, Func<SqliteConnection, TReader> make) : IDisposable
    where TReader : IDisposable
{
    private readonly ConcurrentBag<TReader> _idle = [];
    private volatile bool _closed;

    /// <summary>Whether nobody may read any more.</summary>
    public bool IsClosed => _closed;

    /// <exception cref="StateStoreException">The database failed.</exception>
    public TResult Read<TQuery, TResult>(TQuery query, Func<TReader, TQuery, TResult> read)
    {
        try
        {
            if (!_idle.TryTake(out var reader)) reader = Make();
            try
            {
                return read(reader, query);
            }
            finally
            {
                _idle.Add(reader);
                if (_closed) CloseIdle();
            }
        }
        catch (SqliteException e)
        {
            throw SqliteDatabase.Translate(e);
        }
    }

    /// <summary>Takes no more reads. Those under way are finished, and close what they used.</summary>
    public void Close() => _closed = true;

    public void Dispose()
    {
        _closed = true;
        CloseIdle();
    }

    private TReader Make()
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            return make(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void CloseIdle()
    {
        while (_idle.TryTake(out var reader)) reader.Dispose();
    }
}
