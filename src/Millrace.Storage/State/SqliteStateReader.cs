using Microsoft.Data.Sqlite;

namespace Millrace.Storage.State;

/// <summary>A connection that reads, with its statements prepared. For one reader at a time.</summary>
internal sealed class SqliteStateReader : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _list;
    private readonly SqliteCommand _find;

    public SqliteStateReader(string connectionString)
    {
        _connection = new SqliteConnection(connectionString);
        _connection.Open();
        _list = _connection.CreateCommand();
        _list.CommandText = "SELECT key, value, revision FROM entry WHERE bucket = $bucket AND key >= $key ORDER BY key";
        _find = _connection.CreateCommand();
        _find.CommandText = "SELECT key, value, revision FROM entry WHERE bucket = $bucket AND key = $key";
        foreach (var command in (ReadOnlySpan<SqliteCommand>)[_list, _find])
        {
            command.Parameters.Add("$bucket", SqliteType.Text);
            command.Parameters.Add("$key", SqliteType.Text);
            command.Prepare();
        }
    }

    public IReadOnlyList<StateEntry> List(string bucket, string prefix)
    {
        var entries = new List<StateEntry>();
        using (var rows = Query(_list, bucket, prefix))
        {
            // Keys with the prefix follow each other from the prefix on.
            while (rows.Read() && rows.GetString(0).StartsWith(prefix, StringComparison.Ordinal))
                entries.Add(Entry(rows));
        }
        // SQLite orders by UTF-8 bytes, which is not the ordinal order where surrogates are involved.
        entries.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        return entries;
    }

    public StateEntry? Find(string bucket, string key)
    {
        using var rows = Query(_find, bucket, key);
        return rows.Read() ? Entry(rows) : null;
    }

    public void Dispose()
    {
        _list.Dispose();
        _find.Dispose();
        _connection.Dispose();
    }

    private static SqliteDataReader Query(SqliteCommand command, string bucket, string key)
    {
        command.Parameters[0].Value = bucket;
        command.Parameters[1].Value = key;
        return command.ExecuteReader();
    }

    private static StateEntry Entry(SqliteDataReader row) => new(row.GetString(0), row.GetFieldValue<byte[]>(1), row.GetInt64(2));
}
