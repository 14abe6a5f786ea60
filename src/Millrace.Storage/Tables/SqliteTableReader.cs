using Microsoft.Data.Sqlite;
using Millrace.Storage.Sqlite;

namespace Millrace.Storage.Tables;

/// <summary>A connection with its statements prepared. For one user at a time.</summary>
internal class SqliteTableReader : SqliteStatements, ITableReader
{
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand _find;

    /// <param name="connection">An open connection, which becomes this object's.</param>
    public SqliteTableReader(SqliteConnection connection)
        : base(connection)
    {
        _begin = Command("BEGIN");
        _commit = Command("COMMIT");
        _find = Command("SELECT value FROM item WHERE space = $0 AND key = $1", SqliteType.Integer, SqliteType.Blob);
    }

    /// <summary>Reads at one moment.</summary>
    public T Read<T>(Func<ITableReader, T> read)
    {
        _begin.ExecuteNonQuery();
        try
        {
            return read(this);
        }
        finally
        {
            _commit.ExecuteNonQuery();
        }
    }

    public byte[]? Find(long space, byte[] key)
    {
        Bind(_find, space, key);
        return (byte[]?)_find.ExecuteScalar();
    }

    public IEnumerable<TableEntry> Range(long space, TableRange range)
    {
        using var select = Connection.CreateCommand();
        select.CommandText = (range.To is null, range.IsDescending) switch
        {
            (true, false) => "SELECT key, value FROM item WHERE space = $0 AND key >= $1 ORDER BY key",
            (true, true) => "SELECT key, value FROM item WHERE space = $0 AND key >= $1 ORDER BY key DESC",
            (false, false) => "SELECT key, value FROM item WHERE space = $0 AND key >= $1 AND key < $2 ORDER BY key",
            (false, true) => "SELECT key, value FROM item WHERE space = $0 AND key >= $1 AND key < $2 ORDER BY key DESC",
        };
        select.Parameters.Add("$0", SqliteType.Integer).Value = space;
        select.Parameters.Add("$1", SqliteType.Blob).Value = range.From;
        if (range.To is { } to) select.Parameters.Add("$2", SqliteType.Blob).Value = to;
        using var rows = select.ExecuteReader();
        while (rows.Read()) yield return new TableEntry(rows.GetFieldValue<byte[]>(0), rows.GetFieldValue<byte[]>(1));
    }
}
