using System.ComponentModel;
using System.Diagnostics;
using System.Net;

namespace Millrace.Server.Tests.Recovery;

/// <summary>A server on a small disk of its own that fills up and is emptied again.</summary>
public sealed class FullDiskTests : IDisposable
{
    private const string Text = "The server's disk is full. Nothing was written; it can be tried again.";
    private static readonly string LargeRecord = new('x', 100_000);

    private readonly TemporaryDirectory _disk = new();

    public void Dispose() => _disk.Dispose();

    [Theory]
    [InlineData("normal")]
    [InlineData("full")]
    public async Task A_full_disk_refuses_writes_answers_reads_and_is_used_again_once_there_is_room(string durability)
    {
        // A mount of the server's own, which is gone with it; nobody else sees it.
        string[] launcher = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", "mount -t tmpfs -o size=16m tmpfs \"$0\" && exec \"$@\"", _disk.Path];
        await SkipWithoutMountsAsync(launcher);
        await using var server = await ServerProcess.StartAsync(launcher, environment: null, "--data", _disk.File("data"), "--durability", durability);
        using var caller = new KinesisCaller(server.Endpoint);
        await caller.CreateStreamAsync("orders", 2);
        var shard = (await caller.PutAsync("orders", "k", "before")).Shard;
        var filler = $"/proc/{server.Id}/root{_disk.File("filler")}";
        Fill(filler);

        Assert.Contains(Text, await RefusalAsync(() => caller.PutAsync("orders", "k", LargeRecord)), StringComparison.Ordinal);
        Assert.Contains(Text, await RefusalAsync(() => caller.PutAsync("orders", "k", [LargeRecord, LargeRecord])), StringComparison.Ordinal);
        Assert.Equal(
            "{\"status\":\"failing\",\"reason\":\"The disk of the data directory is full: records are refused until there is room.\"}\n", await HealthAsync(server));
        var (refused, made) = await FillStateAsync(caller);
        Assert.Equal(["before"], await ReadAsync(caller, shard));
        Assert.Equal(made, await StreamsAsync(caller));

        File.Delete(filler);
        Assert.Equal("{\"status\":\"ok\"}\n", await HealthAsync(server));
        await caller.CreateStreamAsync(refused, 1);
        await caller.PutAsync("orders", "k", LargeRecord);
        Assert.Equal(["before", LargeRecord], await ReadAsync(caller, shard));
        Assert.Equal([.. made, refused], await StreamsAsync(caller));

        Fill(filler);
        Assert.Equal(0, await server.StopAsync());
        Assert.Contains("Kinesis.PutRecord: There is no room to append to the log", await server.ErrorsAsync(), StringComparison.Ordinal);
    }

    private static async Task SkipWithoutMountsAsync(string[] launcher)
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("Only Linux lets a test mount a disk of its own.");
        var start = new ProcessStartInfo(launcher[0], [.. launcher[1..], "true"]) { RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            if (process.ExitCode != 0) Assert.Skip($"A disk of the test's own cannot be mounted here: {errors.Trim()}");
        }
        catch (Win32Exception missing)
        {
            Assert.Skip($"A disk of the test's own cannot be mounted here: {missing.Message}");
        }
    }

    private static async Task<string> HealthAsync(ServerProcess server)
    {
        using var http = new HttpClient { BaseAddress = server.Endpoint };
        using var answer = await http.GetAsync("/_millrace/health", TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static void Fill(string path)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var page = new byte[4096];
        try
        {
            while (true) file.Write(page);
        }
        catch (IOException full)
        {
            Assert.Contains("No space left", full.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>Makes streams until there is no room for another one.</summary>
    private static async Task<(string Refused, SortedSet<string> Made)> FillStateAsync(KinesisCaller caller)
    {
        var made = new SortedSet<string>(StringComparer.Ordinal) { "orders" };
        while (true)
        {
            var name = $"stream-{made.Count:D4}";
            try
            {
                await caller.CreateStreamAsync(name, 100);
                made.Add(name);
            }
            catch (HttpRequestException refusal)
            {
                Assert.Equal(HttpStatusCode.InternalServerError, refusal.StatusCode);
                Assert.Contains(Text, refusal.Message, StringComparison.Ordinal);
                return (name, made);
            }
        }
    }

    private static async Task<string> RefusalAsync(Func<Task> call)
    {
        var refusal = await Assert.ThrowsAsync<HttpRequestException>(call);
        Assert.Equal(HttpStatusCode.InternalServerError, refusal.StatusCode);
        return refusal.Message;
    }

    private static async Task<IEnumerable<string>> ReadAsync(KinesisCaller caller, string shard) =>
        (await caller.ReadToTipAsync(await caller.IteratorAsync("orders", shard))).Select(record => record.Text);

    private static async Task<SortedSet<string>> StreamsAsync(KinesisCaller caller)
    {
        var names = (await caller.CallAsync("ListStreams", new() { ["Limit"] = 10_000 }))!["StreamNames"]!.AsArray();
        return new(names.Select(name => (string)name!), StringComparer.Ordinal);
    }
}
