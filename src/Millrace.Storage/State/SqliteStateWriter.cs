using Microsoft.Data.Sqlite;
using Millrace.Storage.Sqlite;

namespace Millrace.Storage.State;

/// <summary>The one connection that writes. Not for several threads at once.</summary>
internal sealed class SqliteStateWriter : SqliteStatements
{
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _save;
    private readonly SqliteCommand _undo;
    private readonly SqliteCommand _release;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand _revisionOf;
    private readonly SqliteCommand _put;
    private readonly SqliteCommand _delete;
    private readonly SqliteCommand _count;
    private long _revision;

    /// <param name="connection">An open connection, which becomes this object's.</param>
    public SqliteStateWriter(SqliteConnection connection)
        : base(connection)
    {
        _begin = Command("BEGIN IMMEDIATE");
        _save = Command("SAVEPOINT pending");
        _undo = Command("ROLLBACK TO pending");
        _release = Command("RELEASE pending");
        _commit = Command("COMMIT");
        _revisionOf = Command("SELECT revision FROM entry WHERE bucket = $0 AND key = $1", SqliteType.Text, SqliteType.Text);
        _put = Command(
            """
            INSERT INTO entry (bucket, key, value, revision) VALUES ($0, $1, $2, $3)
            ON CONFLICT (bucket, key) DO UPDATE SET value = excluded.value, revision = excluded.revision
            """,
            SqliteType.Text, SqliteType.Text, SqliteType.Blob, SqliteType.Integer);
        _delete = Command("DELETE FROM entry WHERE bucket = $0 AND key = $1", SqliteType.Text, SqliteType.Text);
        _count = Command("UPDATE counter SET revision = $0", SqliteType.Integer);
        using var counter = connection.CreateCommand();
        counter.CommandText = "SELECT revision FROM counter";
        _revision = (long)counter.ExecuteScalar()!;
    }

    /// <summary>Makes the commits in one transaction. A commit that conflicts is undone and marked; the others stand.</summary>
    /// <exception cref="SqliteException">None was made.</exception>
    public void Commit(IReadOnlyList<PendingCommit> group)
    {
        var revision = _revision;
        try
        {
            _begin.ExecuteNonQuery();
            foreach (var commit in group)
            {
                _save.ExecuteNonQuery();
                commit.Conflict = Apply(commit.Changes.Span, revision + 1);
                if (commit.Conflict is null)
                    commit.Revision = ++revision;
                else
                    _undo.ExecuteNonQuery();
                _release.ExecuteNonQuery();
            }
            Run(_count, revision);
            _commit.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            RollBack();
            throw;
        }
        _revision = revision;
    }

    private StateConflictException? Apply(ReadOnlySpan<StateChange> changes, long revision)
    {
        foreach (ref readonly var change in changes)
        {
            if (change.ExpectedRevision is { } expected && expected != RevisionOf(change.Bucket, change.Key))
                return new StateConflictException(change.Bucket, change.Key);
            if (change.Value is { } value)
                Run(_put, change.Bucket, change.Key, value.ToArray(), revision);
            else
                Run(_delete, change.Bucket, change.Key);
        }
        return null;
    }

    private long RevisionOf(string bucket, string key)
    {
        Bind(_revisionOf, bucket, key);
        return _revisionOf.ExecuteScalar() as long? ?? 0;
    }
}
