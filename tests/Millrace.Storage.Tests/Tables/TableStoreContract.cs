using System.Text;
using Millrace.Storage.State;
using Millrace.Storage.Tables;

namespace Millrace.Storage.Tests.Tables;

/// <summary>What every table store promises.</summary>
public abstract class TableStoreContract
{
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract ITableStore OpenStore();

    [Fact]
    public async Task What_is_put_is_found_in_its_space()
    {
        await using var store = OpenStore();
        await PutAsync(store, 1, "k", "first", "k", "value", "empty", "");

        Assert.Equal("value", await FindAsync(store, 1, "k"));
        Assert.Equal("", await FindAsync(store, 1, "empty"));
        Assert.Null(await FindAsync(store, 1, "K"));
        Assert.Null(await FindAsync(store, 2, "k"));
    }

    [Fact]
    public async Task Ranges_are_in_the_order_of_the_bytes()
    {
        await using var store = OpenStore();
        await PutAsync(store, 1, "b", "", "a", "", "ab", "", "é", "", "", "", "B", "", "c", "");
        await PutAsync(store, 2, "aa", "");

        Assert.Equal(["", "B", "a", "ab", "b", "c", "é"], await RangeAsync(store, TableRange.All));
        Assert.Equal(["é", "c", "b", "ab", "a", "B", ""], await RangeAsync(store, TableRange.All with { IsDescending = true }));
        Assert.Equal(["a", "ab", "b"], await RangeAsync(store, new TableRange(Bytes("a"), Bytes("c"))));
        Assert.Equal(["b", "ab", "a"], await RangeAsync(store, new TableRange(Bytes("a"), Bytes("c"), IsDescending: true)));
        Assert.Equal(["c", "é"], await RangeAsync(store, new TableRange(Bytes("bb"), null)));
        Assert.Empty(await RangeAsync(store, new TableRange(Bytes("c"), Bytes("b"))));
        Assert.Empty(await RangeAsync(store, new TableRange(Bytes("c"), Bytes("c"))));
        Assert.Empty(await store.ReadAsync(static reader => reader.Range(3, TableRange.All).ToList(), Cancellation));
    }

    [Fact]
    public async Task Entries_and_spaces_are_deleted()
    {
        await using var store = OpenStore();
        await PutAsync(store, 1, "a", "1", "b", "2");
        await PutAsync(store, 2, "a", "3");
        await store.WriteAsync(static writer =>
        {
            writer.Delete(1, Bytes("a"));
            writer.Delete(1, Bytes("never"));
            writer.Clear(2);
            writer.Clear(3);
            return true;
        });

        Assert.Equal(["b"], await RangeAsync(store, TableRange.All));
        Assert.Null(await FindAsync(store, 2, "a"));
    }

    [Fact]
    public async Task What_work_throws_undoes_what_it_wrote_and_nothing_else()
    {
        await using var store = OpenStore();
        await PutAsync(store, 1, "kept", "1", "deleted", "1");
        await PutAsync(store, 2, "cleared", "1");
        var fault = await Assert.ThrowsAsync<InvalidDataException>(async () => await store.WriteAsync<bool>(static writer =>
        {
            writer.Put(1, Bytes("kept"), Bytes("2"));
            writer.Put(1, Bytes("new"), Bytes("2"));
            writer.Delete(1, Bytes("deleted"));
            writer.Clear(2);
            writer.Put(2, Bytes("new"), Bytes("2"));
            throw new InvalidDataException("mine");
        }));

        Assert.Equal("mine", fault.Message);
        Assert.Equal(["deleted", "kept"], await RangeAsync(store, TableRange.All));
        Assert.Equal("1", await FindAsync(store, 1, "kept"));
        Assert.Equal("1", await FindAsync(store, 2, "cleared"));
        Assert.Null(await FindAsync(store, 2, "new"));
    }

    [Fact]
    public async Task Work_sees_what_it_and_work_before_it_wrote()
    {
        await using var store = OpenStore();
        await PutAsync(store, 1, "n", "0");
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(async () => await store.WriteAsync(static writer =>
        {
            var next = int.Parse(Encoding.UTF8.GetString(writer.Find(1, Bytes("n"))!), System.Globalization.CultureInfo.InvariantCulture) + 1;
            writer.Put(1, Bytes("n"), Bytes($"{next}"));
            return Encoding.UTF8.GetString(writer.Find(1, Bytes("n"))!);
        }))));

        Assert.Equal("100", await FindAsync(store, 1, "n"));
    }

    [Fact]
    public async Task A_closed_store_says_so()
    {
        var store = OpenStore();
        await store.DisposeAsync();

        Assert.Equal(StateStoreFault.Closed, (await Assert.ThrowsAsync<StateStoreException>(async () => await FindAsync(store, 1, "k"))).Fault);
        Assert.Equal(StateStoreFault.Closed, (await Assert.ThrowsAsync<StateStoreException>(async () => await PutAsync(store, 1, "k", ""))).Fault);
    }

    protected static async Task PutAsync(ITableStore store, long space, params string[] keysAndValues) => await store.WriteAsync(writer =>
    {
        for (var i = 0; i < keysAndValues.Length; i += 2) writer.Put(space, Bytes(keysAndValues[i]), Bytes(keysAndValues[i + 1]));
        return true;
    });

    protected static async Task<string?> FindAsync(ITableStore store, long space, string key) =>
        await store.ReadAsync(reader => reader.Find(space, Bytes(key)), Cancellation) is { } value ? Encoding.UTF8.GetString(value) : null;

    private static async Task<IReadOnlyList<string>> RangeAsync(ITableStore store, TableRange range) =>
        await store.ReadAsync(reader => reader.Range(1, range).Select(entry => Encoding.UTF8.GetString(entry.Key)).ToList(), Cancellation);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
