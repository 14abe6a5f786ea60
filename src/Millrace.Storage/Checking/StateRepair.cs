using Microsoft.Data.Sqlite;
using Millrace.Storage.Sqlite;
using Millrace.Storage.State;

namespace Millrace.Storage.Checking;

/// <summary>Copies what can be read of a damaged state database into a new one.</summary>
internal static class StateRepair
{
    /// <summary>Puts a new database in a damaged one's place.</summary>
    /// <param name="path">The database.</param>
    /// <param name="kept">Where the damaged one is kept.</param>
    /// <param name="isReadable">Whether an entry of a bucket can be made sense of; another one is left out.</param>
    public static void Run(string path, LostAndFound kept, Func<string, StateEntry, bool> isReadable)
    {
        var draft = path + LogRepair.DraftExtension;
        foreach (var file in FilesOf(draft))
            File.Delete(file);
        using (var connection = new SqliteConnection(SqliteDatabase.ConnectionString(draft)))
        {
            connection.Open();
            SqliteDatabase.Prepare(connection, draft, SqliteStateStore.Schema, Durability.Full);
            // From both ends, for what cannot be read often lies in one place.
            Copy(path, connection, "ASC", isReadable);
            Copy(path, connection, "DESC", isReadable);
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE counter SET revision = (SELECT coalesce(max(revision), 0) FROM entry)";
            command.ExecuteNonQuery();
        }
        foreach (var file in FilesOf(path))
            kept.Move(file);
        File.Move(draft, path);
    }

    private static string[] FilesOf(string path) => [path, path + "-wal", path + "-shm"];

    private static void Copy(string path, SqliteConnection target, string order, Func<string, StateEntry, bool> isReadable)
    {
        try
        {
            using var source = new SqliteConnection(StateCheck.ReadOnly(path));
            source.Open();
            using var read = source.CreateCommand();
#pragma warning disable CA2100 // The statement is this file's own.
            read.CommandText = $"SELECT bucket, key, value, revision FROM entry NOT INDEXED ORDER BY rowid {order}";
#pragma warning restore CA2100
            using var write = target.CreateCommand();
            write.CommandText = "INSERT OR IGNORE INTO entry (bucket, key, value, revision) VALUES ($0, $1, $2, $3)";
            for (var i = 0; i < 4; i++)
                write.Parameters.Add(new SqliteParameter($"${i}", null));
            using var rows = read.ExecuteReader();
            while (rows.Read())
            {
                if (!isReadable(rows.GetString(0), new StateEntry(rows.GetString(1), rows.GetFieldValue<byte[]>(2), rows.GetInt64(3))))
                    continue;
                for (var i = 0; i < 4; i++)
                    write.Parameters[i].Value = rows.GetValue(i);
                write.ExecuteNonQuery();
            }
        }
        catch (SqliteException)
        {
            // The rest of this direction cannot be read; the other one may reach it.
        }
    }
}
