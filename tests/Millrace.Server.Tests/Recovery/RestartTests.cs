namespace Millrace.Server.Tests.Recovery;

public sealed class RestartTests
{
    [Theory]
    [InlineData("normal")]
    [InlineData("full")]
    public async Task Streams_records_and_iterators_outlive_a_restart(string durability)
    {
        using var data = new TemporaryDirectory();
        string iterator;
        PutAnswer before;
        await using (var first = await ServerProcess.StartAsync("--data", data.Path, "--durability", durability))
        {
            using var caller = new KinesisCaller(first.Endpoint);
            await caller.CreateStreamAsync("orders", 2);
            before = await caller.PutAsync("orders", "a", "before the restart");
            iterator = await caller.IteratorAsync("orders", before.Shard);
            Assert.Equal(0, await first.StopAsync());
        }

        await using var second = await ServerProcess.StartAsync("--data", data.Path, "--durability", durability);
        using var again = new KinesisCaller(second.Endpoint);
        var after = await again.PutAsync("orders", "a", "after the restart");

        Assert.Equal(["shardId-000000000000", "shardId-000000000001"], (await again.ShardsAsync("orders")).Select(shard => shard.Id));
        Assert.Equal(
            [new ReadRecord(before.SequenceNumber, "before the restart"), new ReadRecord(after.SequenceNumber, "after the restart")],
            await again.ReadToTipAsync(iterator));
        Assert.True(after.SequenceNumber > before.SequenceNumber);
        Assert.Equal(0, await second.StopAsync());
        Assert.Equal("", await second.ErrorsAsync());
    }

    [Fact]
    public async Task A_server_in_memory_leaves_nothing_behind()
    {
        using var directory = new TemporaryDirectory();
        var environment = new Dictionary<string, string> { ["XDG_DATA_HOME"] = directory.Path };
        await using var server = await ServerProcess.StartAsync(environment, "--in-memory");
        using var caller = new KinesisCaller(server.Endpoint);
        await caller.CreateStreamAsync("orders", 1);
        await caller.PutAsync("orders", "a", "x");

        Assert.Equal(0, await server.StopAsync());
        Assert.Empty(Directory.EnumerateFileSystemEntries(directory.Path));
    }
}
