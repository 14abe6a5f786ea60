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
            command.CommandText = "SELECT count(*) FROM entry, counter";
            command.ExecuteScalar();
            return new(path, problems is ["ok"] ? [] : problems);
        }
        catch (SqliteException e)
        {
            return new(path, [e.Message]);
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
            using var reader = new SqliteStateReader(ReadOnly(_path));
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
