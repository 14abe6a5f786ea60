using Microsoft.Data.Sqlite;
using Millrace.Storage.State;

namespace Millrace.Storage.Checking;

/// <summary>The state database, looked through by SQLite itself. Nothing in it is changed.</summary>
public sealed class StateCheck
{
    private const int MostProblems = 20;

    private readonly string _path;

    private StateCheck(string path, IReadOnlyList<string> problems) => (_path, Problems) = (path, problems);

    /// <summary>What SQLite finds wrong with it, at most twenty; empty when it is sound.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Checks a database.</summary>
    /// <param name="path">The database.</param>
    /// <param name="mayBeMissing">Whether there is nothing yet that it would have to know of.</param>
    internal static StateCheck Run(string path, bool mayBeMissing)
    {
        if (!File.Exists(path))
            return new(path, mayBeMissing ? [] : ["the file is missing"]);
        return new(path, ProblemsOf(path, "SELECT count(*) FROM entry, counter"));
    }

    /// <summary>What SQLite finds wrong with a database.</summary>
    /// <param name="path">The database.</param>
    /// <param name="probe">A statement that only a database of the right kind can answer.</param>
    internal static IReadOnlyList<string> ProblemsOf(string path, string probe)
    {
        try
        {
            using var connection = new SqliteConnection(ReadOnly(path));
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA integrity_check({MostProblems})";
            var problems = new List<string>();
            using (var rows = command.ExecuteReader())
            {
                while (rows.Read())
                    problems.AddRange(rows.GetString(0).Split('\n', StringSplitOptions.RemoveEmptyEntries));
            }
#pragma warning disable CA2100 // The statements are this folder's own.
            command.CommandText = probe;
#pragma warning restore CA2100
            command.ExecuteScalar();
            return problems is ["ok"] ? [] : problems;
        }
        catch (SqliteException e)
        {
            return [e.Message];
        }
    }

    /// <summary>The entries of a bucket; none when the database is not there.</summary>
    /// <exception cref="StateStoreException">They cannot be read.</exception>
    public IReadOnlyList<StateEntry> List(string bucket)
    {
        if (!File.Exists(_path))
            return [];
        try
        {
            using var connection = new SqliteConnection(ReadOnly(_path));
            connection.Open();
            using var reader = new SqliteStateReader(connection);
            return reader.List(bucket, "");
        }
        catch (SqliteException e)
        {
            throw new StateStoreException(StateStoreFault.Failed, $"The state database cannot be read: {e.Message}", e);
        }
    }

    internal static string ReadOnly(string path) =>
        new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, Mode = SqliteOpenMode.ReadOnly }.ToString();
}
