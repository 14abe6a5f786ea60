using Microsoft.Data.Sqlite;

namespace Millrace.Storage.Sqlite;

/// <summary>A connection with its statements prepared. For one user at a time.</summary>
/// <param name="connection">An open connection, which becomes this object's.</param>
internal abstract class SqliteStatements(SqliteConnection connection) : IDisposable
{
    private readonly List<SqliteCommand> _commands = [];

    protected SqliteConnection Connection { get; } = connection;

    public void Dispose()
    {
        foreach (var command in _commands) command.Dispose();
        Connection.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        Bind(command, values);
        command.ExecuteNonQuery();
    }

    protected static void Bind(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
    }

    /// <summary>Prepares a statement whose parameters are <c>$0</c>, <c>$1</c> and so on.</summary>
    protected SqliteCommand Command(string sql, params ReadOnlySpan<SqliteType> parameters)
    {
        var command = Connection.CreateCommand();
#pragma warning disable CA2100 // The statements are this room's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < parameters.Length; i++) command.Parameters.Add($"${i}", parameters[i]);
        command.Prepare();
        _commands.Add(command);
        return command;
    }

    protected void RollBack()
    {
        // SQLite has already ended the transaction after some errors, such as a full disk.
        if (SQLitePCL.raw.sqlite3_get_autocommit(Connection.Handle) != 0) return;
        using var rollback = Connection.CreateCommand();
        rollback.CommandText = "ROLLBACK";
        rollback.ExecuteNonQuery();
    }
}
