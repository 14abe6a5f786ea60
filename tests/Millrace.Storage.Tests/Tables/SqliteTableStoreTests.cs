using Microsoft.Data.Sqlite;
using Millrace.Storage.State;
using Millrace.Storage.Tables;

namespace Millrace.Storage.Tests.Tables;

public sealed class SqliteTableStoreTests : TableStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string DatabasePath => _folder["tables.db"];

    public void Dispose() => _folder.Dispose();

    protected override ITableStore OpenStore() => SqliteTableStore.Open(DatabasePath, Durability.Normal);

    [Theory]
    [InlineData(Durability.Normal)]
    [InlineData(Durability.Full)]
    public async Task Entries_outlive_a_restart(Durability durability)
    {
        await using (var store = SqliteTableStore.Open(DatabasePath, durability)) await PutAsync(store, 1, "k", "v");
        await using var reopened = SqliteTableStore.Open(DatabasePath, durability);
        Assert.Equal("v", await FindAsync(reopened, 1, "k"));
    }

    [Fact]
    public async Task A_crash_loses_no_write()
    {
        await using var store = OpenStore();
        await PutAsync(store, 1, "k", "v");
        using var crashed = _folder.Copy();
        await using var recovered = SqliteTableStore.Open(crashed["tables.db"], Durability.Normal);
        Assert.Equal("v", await FindAsync(recovered, 1, "k"));
    }

    [Fact]
    public async Task In_a_group_work_that_throws_fails_only_its_own()
    {
        await using var store = OpenStore();
        Task good, bad;
        // A lock held by somebody else makes the work gather.
        using (var other = new SqliteConnection($"Data Source={DatabasePath};Pooling=False"))
        {
            await other.OpenAsync(Cancellation);
            await using var transaction = await other.BeginTransactionAsync(Cancellation);
            good = PutAsync(store, 1, "good", "1");
            bad = store.WriteAsync<bool>(static writer =>
            {
                writer.Put(1, "bad"u8.ToArray(), []);
                throw new InvalidDataException();
            }).AsTask();
            await transaction.RollbackAsync(Cancellation);
        }

        await good;
        await Assert.ThrowsAsync<InvalidDataException>(() => bad);
        Assert.Equal(("1", null), (await FindAsync(store, 1, "good"), await FindAsync(store, 1, "bad")));
    }

    [Fact]
    public void A_database_of_a_newer_program_is_left_alone()
    {
        using (var other = new SqliteConnection($"Data Source={DatabasePath};Pooling=False"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "PRAGMA user_version = 2";
            command.ExecuteNonQuery();
        }

        Assert.Equal(StateStoreFault.Failed, Assert.Throws<StateStoreException>(() => SqliteTableStore.Open(DatabasePath, Durability.Normal)).Fault);
    }
}
