using Microsoft.Data.Sqlite;
using Millrace.Storage.Sqlite;

namespace Millrace.Storage.State;

/// <summary>A connection that reads, with its statements prepared. For one reader at a time.</summary>
internal sealed class SqliteStateReader : SqliteStatements
{
    private readonly SqliteCommand _list;
    private readonly SqliteCommand _find;

    /// <param name="connection">An open connection, which becomes this object's.</param>
    public SqliteStateReader(SqliteConnection connection)
        : base(connection)
    {
        _list = Command("SELECT key, value, revision FROM entry WHERE bucket = $0 AND key >= $1 ORDER BY key", SqliteType.Text, SqliteType.Text);
        _find = Command("SELECT key, value, revision FROM entry WHERE bucket = $0 AND key = $1", SqliteType.Text, SqliteType.Text);
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

    private static SqliteDataReader Query(SqliteCommand command, string bucket, string key)
    {
        Bind(command, bucket, key);
        return command.ExecuteReader();
    }

    private static StateEntry Entry(SqliteDataReader row) => new(row.GetString(0), row.GetFieldValue<byte[]>(1), row.GetInt64(2));
}
