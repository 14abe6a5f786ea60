using Microsoft.Data.Sqlite;
using Millrace.Storage.Sqlite;
using Millrace.Storage.State;

namespace Millrace.Storage.Tests.State;

public sealed class SqliteStateStoreTests : StateStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string DatabasePath => _folder["state.db"];

    public void Dispose() => _folder.Dispose();

    protected override IStateStore OpenStore() => SqliteStateStore.Open(DatabasePath, Durability.Normal);

    [Theory]
    [InlineData(Durability.Normal)]
    [InlineData(Durability.Full)]
    public async Task State_and_revisions_outlive_a_restart(Durability durability)
    {
        long first;
        await using (var store = SqliteStateStore.Open(DatabasePath, durability))
        {
            await CommitAsync(store, Put("b", "k", "1"));
            first = await CommitAsync(store, Delete("b", "k"), Put("b", "kept", "1"));
        }

        await using var reopened = SqliteStateStore.Open(DatabasePath, durability);

        Assert.Equal(("kept", "1", first), Text(await reopened.FindAsync("b", "kept", Cancellation)));
        Assert.True(await CommitAsync(reopened, Put("b", "k", "2", expected: 0)) > first);
    }

    [Fact]
    public async Task A_crash_loses_no_commit()
    {
        await using var store = OpenStore();
        var revision = await CommitAsync(store, Put("b", "k", "1"));
        using var crashed = _folder.Copy();

        await using var recovered = SqliteStateStore.Open(crashed["state.db"], Durability.Normal);

        Assert.Equal(("k", "1", revision), Text(await recovered.FindAsync("b", "k", Cancellation)));
        Assert.True(await CommitAsync(recovered, Put("b", "k", "2")) > revision);
    }

    [Fact]
    public async Task In_a_group_of_commits_a_conflict_fails_only_its_own()
    {
        await using var store = OpenStore();
        Task<long>[] commits;
        // A lock held by somebody else makes the commits gather.
        using (var other = new SqliteConnection($"Data Source={DatabasePath};Pooling=False"))
        {
            await other.OpenAsync(Cancellation);
            await using var transaction = await other.BeginTransactionAsync(Cancellation);
            commits =
            [
                CommitAsync(store, Put("b", "1", "x", expected: 0)),
                CommitAsync(store, Put("b", "2", "x"), Put("b", "1", "y", expected: 0)),
                CommitAsync(store, Put("b", "3", "x", expected: 0)),
                CommitAsync(store, Put("b", "3", "y", expected: 0)),
                CommitAsync(store, Put("b", "4", "x")),
            ];
        }

        await Assert.ThrowsAsync<StateConflictException>(() => commits[1]);
        await Assert.ThrowsAsync<StateConflictException>(() => commits[3]);
        var revisions = new[] { await commits[0], await commits[2], await commits[4] };
        Assert.Equal(revisions.Distinct().Order(), revisions);
        var entries = await store.ListAsync("b", "", Cancellation);
        Assert.Equal(["1", "3", "4"], entries.Select(entry => entry.Key));
        Assert.Equal(revisions, entries.Select(entry => entry.Revision));
    }

    [Fact]
    public async Task A_full_disk_fails_the_commit_and_recovers()
    {
        var connection = new SqliteConnection(SqliteDatabase.ConnectionString(DatabasePath));
        await using var store = SqliteStateStore.Open(connection, DatabasePath, Durability.Normal);
        await CommitAsync(store, Put("b", "k", "1"));
        await ExecuteAsync(connection, "PRAGMA max_page_count = 10");

        var error = await Assert.ThrowsAsync<StateStoreException>(() => CommitAsync(store, Put("b", "k", new string('x', 1 << 20))));

        Assert.Equal(StateStoreFault.DiskFull, error.Fault);
        Assert.Equal("1", Text(await store.FindAsync("b", "k", Cancellation)).Value);
        await ExecuteAsync(connection, "PRAGMA max_page_count = 1000000");
        await CommitAsync(store, Put("b", "k", new string('x', 1 << 20)));
        Assert.Equal(1 << 20, Text(await store.FindAsync("b", "k", Cancellation)).Value.Length);
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused()
    {
        await using (OpenStore())
        {
        }
        using (var connection = new SqliteConnection($"Data Source={DatabasePath};Pooling=False"))
        {
            await connection.OpenAsync(Cancellation);
            await ExecuteAsync(connection, "PRAGMA user_version = 2");
        }

        var error = Assert.Throws<StateStoreException>(OpenStore);

        Assert.Contains("version 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused()
    {
        await File.WriteAllTextAsync(DatabasePath, new string('x', 10_000), Cancellation);

        Assert.Equal(StateStoreFault.Failed, Assert.Throws<StateStoreException>(OpenStore).Fault);
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are this file's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
