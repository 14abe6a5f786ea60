using Microsoft.Data.Sqlite;

namespace Millrace.Storage.Tables;

/// <summary>The one connection that writes. Not for several threads at once.</summary>
internal sealed class SqliteTableWriter : SqliteTableReader, ITableWriter
{
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _save;
    private readonly SqliteCommand _undo;
    private readonly SqliteCommand _release;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand _put;
    private readonly SqliteCommand _delete;
    private readonly SqliteCommand _clear;
    private bool _isSaved;

    public SqliteTableWriter(SqliteConnection connection)
        : base(connection)
    {
        _begin = Command("BEGIN IMMEDIATE");
        _save = Command("SAVEPOINT work");
        _undo = Command("ROLLBACK TO work");
        _release = Command("RELEASE work");
        _commit = Command("COMMIT");
        _put = Command(
            "INSERT INTO item (space, key, value) VALUES ($0, $1, $2) ON CONFLICT (space, key) DO UPDATE SET value = excluded.value",
            SqliteType.Integer, SqliteType.Blob, SqliteType.Blob);
        _delete = Command("DELETE FROM item WHERE space = $0 AND key = $1", SqliteType.Integer, SqliteType.Blob);
        _clear = Command("DELETE FROM item WHERE space = $0", SqliteType.Integer);
    }

    /// <summary>Runs the work in one transaction. What one throws undoes that one; the others stand.</summary>
    /// <exception cref="SqliteException">Nothing was written.</exception>
    public void Commit(IReadOnlyList<PendingWork> group)
    {
        try
        {
            _begin.ExecuteNonQuery();
            foreach (var work in group)
            {
                var succeeded = work.TryRun(this);
                if (!_isSaved) continue;
                if (!succeeded) _undo.ExecuteNonQuery();
                _release.ExecuteNonQuery();
                _isSaved = false;
            }

            _commit.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            _isSaved = false;
            RollBack();
            throw;
        }
    }

    public void Put(long space, byte[] key, byte[] value)
    {
        Save();
        Run(_put, space, key, value);
    }

    public void Delete(long space, byte[] key)
    {
        Save();
        Run(_delete, space, key);
    }

    public void Clear(long space)
    {
        Save();
        Run(_clear, space);
    }

    /// <summary>Most work that fails, such as a condition that does not hold, has written nothing that would have to be undone.</summary>
    private void Save()
    {
        if (_isSaved) return;
        _save.ExecuteNonQuery();
        _isSaved = true;
    }
}
