using System.Net;
using Millrace.Storage.Tests.PowerCuts;

namespace Millrace.Server.Tests.PowerCuts;

/// <summary>A server in full whose disk stops to sync.</summary>
public sealed class FailedSyncTests
{
    [Fact]
    public async Task Nothing_is_acknowledged_reads_go_on_and_what_was_acknowledged_survives_a_power_cut()
    {
        using var disk = await RecordedDisk.MakeAsync();
        var data = Path.Combine(disk.Root, "data");
        string shard;
        await using (var server = await ServerProcess.StartAsync(disk.Environment, "--data", data, "--durability", "full"))
        {
            using var caller = new KinesisCaller(server.Endpoint);
            await caller.CreateStreamAsync("orders", 1);
            shard = (await caller.PutAsync("orders", "k", "acknowledged")).Shard;

            disk.SetFailing(true);
            await RefusedAsync(() => caller.PutAsync("orders", "k", "refused"));
            await RefusedAsync(() => caller.CreateStreamAsync("refused", 1));
            disk.SetFailing(false);

            // The disk syncs again, but what it never got it will not get by that.
            await RefusedAsync(() => caller.PutAsync("orders", "k", "refused still"));
            Assert.Equal(["acknowledged"], await ReadAsync(caller, shard));
            // The state's database writes its pages anew with each try.
            await caller.CreateStreamAsync("later", 1);
            await server.StopAsync();
            Assert.Contains("Kinesis.PutRecord: The log 'streams/", await server.ErrorsAsync(), StringComparison.Ordinal);
        }

        var steps = disk.Steps();
        for (var cut = 0; cut < 4; cut++)
        {
            using var image = new TemporaryDirectory();
            PowerCut.Make(steps, steps.Count, new Random(cut), image.Path);
            await using var server = await ServerProcess.StartAsync("--data", image.File("data"));
            using var caller = new KinesisCaller(server.Endpoint);
            var read = await ReadAsync(caller, shard);
            Assert.Equal("acknowledged", read[0]);
            Assert.Empty(read.Skip(1).Except(["refused"]));
            await caller.CallAsync("DescribeStreamSummary", new() { ["StreamName"] = "later" });
        }
    }

    private static async Task RefusedAsync(Func<Task> call)
    {
        var refusal = await Assert.ThrowsAsync<HttpRequestException>(call);
        Assert.Equal(HttpStatusCode.InternalServerError, refusal.StatusCode);
        Assert.Contains("The server's disk failed. Nothing was acknowledged", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(KinesisCaller caller, string shard) =>
        [.. (await caller.ReadToTipAsync(await caller.IteratorAsync("orders", shard))).Select(record => record.Text)];
}
