using Millrace.Storage.Blobs;

namespace Millrace.Storage.Tests.Blobs;

public sealed class BlobStoreTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Durability.Memory)]
    [InlineData(Durability.Normal)]
    [InlineData(Durability.Full)]
    public async Task A_blob_is_known_by_its_content(Durability durability)
    {
        using var folder = new TemporaryFolder();
        var store = Open(folder, durability);
        var name = await store.PutAsync("content"u8.ToArray(), Cancellation);
        Assert.Equal("ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73", name);
        Assert.Equal(name, await store.PutAsync("content"u8.ToArray(), Cancellation));
        var other = await store.PutAsync("other"u8.ToArray(), Cancellation);
        Assert.Equal(new[] { name, other }.Order(), store.List().Order());
        Assert.Equal("content", await ReadAsync(store, name));
    }

    [Theory]
    [InlineData(Durability.Memory)]
    [InlineData(Durability.Normal)]
    public async Task A_deleted_blob_is_gone_but_for_who_reads_it(Durability durability)
    {
        using var folder = new TemporaryFolder();
        var store = Open(folder, durability);
        var name = await store.PutAsync("content"u8.ToArray(), Cancellation);
        using var reader = new StreamReader(store.Open(name)!);
        store.Delete(name);
        store.Delete(name);
        Assert.Null(store.Open(name));
        Assert.Empty(store.List());
        Assert.Equal("content", await reader.ReadToEndAsync(Cancellation));
    }

    [Fact]
    public async Task Files_outlive_the_store_and_what_was_cut_off_does_not()
    {
        using var folder = new TemporaryFolder();
        var name = await Open(folder, Durability.Full).PutAsync("content"u8.ToArray(), Cancellation);
        var unfinished = Path.Combine(folder.Path, $"{name}.1.new");
        await File.WriteAllTextAsync(unfinished, "cont", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "notes.txt"), "not ours", Cancellation);

        var store = Open(folder, Durability.Full);
        Assert.Equal([name], store.List());
        Assert.False(File.Exists(unfinished));
        Assert.Equal("content", await ReadAsync(store, name));
    }

    [Theory]
    [InlineData("../state.db")]
    [InlineData("")]
    [InlineData("ED7002B439E9AC845F22357D822BAC1444730FBDB6016D3EC9432297B9EC9F73")]
    public void What_is_no_name_leads_nowhere(string name)
    {
        using var folder = new TemporaryFolder();
        var store = Open(folder, Durability.Normal);
        Assert.Null(store.Open(name));
        store.Delete(name);
    }

    private static IBlobStore Open(TemporaryFolder folder, Durability durability) =>
        durability == Durability.Memory ? new MemoryBlobStore() : FileBlobStore.Open(folder.Path, durability);

    private static async Task<string> ReadAsync(IBlobStore store, string name)
    {
        using var reader = new StreamReader(store.Open(name)!);
        return await reader.ReadToEndAsync(Cancellation);
    }
}
