using Microsoft.Data.Sqlite;
using Millrace.Storage.State;

namespace Millrace.Storage.Sqlite;

/// <summary>A SQLite database in WAL mode: how it is opened, and what its errors mean.</summary>
internal static class SqliteDatabase
{
    private const int SqliteFull = 13;

    public static string ConnectionString(string path) =>
        new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 30 }.ToString();

    /// <summary>Opens a database, making it when it is not there, and what uses its connection.</summary>
    /// <exception cref="StateStoreException">The database cannot be opened, or a newer program made it.</exception>
    public static T Open<T>(SqliteConnection connection, string path, SqliteSchema schema, Durability durability, Func<SqliteConnection, T> use)
    {
        try
        {
            connection.Open();
            Prepare(connection, path, schema, durability);
            return use(connection);
        }
        catch (Exception e)
        {
            connection.Dispose();
            if (e is SqliteException error) throw Translate(error);
            throw;
        }
    }

    /// <summary>Sets up an open connection, and makes the tables where there are none.</summary>
    public static void Prepare(SqliteConnection connection, string path, SqliteSchema schema, Durability durability)
    {
        if (schema.PageBytes is { } bytes) Execute(connection, $"PRAGMA page_size = {bytes}");
        Execute(connection, "PRAGMA journal_mode = WAL");
        Execute(connection, durability == Durability.Full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
        using var version = connection.CreateCommand();
        version.CommandText = "PRAGMA user_version";
        var found = (long)version.ExecuteScalar()!;
        if (found > schema.Version)
        {
            throw new StateStoreException(
                StateStoreFault.Failed, $"'{path}' has version {found}; this program knows versions up to {schema.Version}.");
        }

        if (found == 0)
        {
            Execute(connection, $"""
                BEGIN IMMEDIATE;
                {schema.Tables}
                PRAGMA user_version = {schema.Version};
                COMMIT;
                """);
        }
    }

    public static StateStoreException Translate(SqliteException e) => new(
        e.SqliteErrorCode == SqliteFull ? StateStoreFault.DiskFull : StateStoreFault.Failed, $"The state database failed: {e.Message}", e);

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are this room's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
