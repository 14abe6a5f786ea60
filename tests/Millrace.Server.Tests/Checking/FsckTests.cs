using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Millrace.Server.Tests.Checking;

/// <summary><c>millrace fsck</c> as an operator runs it, on what a server left.</summary>
public sealed class FsckTests : IDisposable
{
    private const string Shard = "shardId-000000000000";
    private const string Arn = "arn:aws:kinesis:us-east-1:000000000000:stream/orders";

    private readonly TemporaryDirectory _data = new();
    private readonly List<PutAnswer> _put = [];

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sound_data_is_sound_and_nothing_in_it_is_changed(bool cleanly)
    {
        await WriteAsync(cleanly: cleanly);
        var before = Hashes();

        var (exitCode, output, errors) = await FsckAsync();

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains($"{Shard} of {Arn}: 5 records, ", output, StringComparison.Ordinal);
        Assert.Contains("  00000000000000000001.log: 5 records, positions 1 to 5, ", output, StringComparison.Ordinal);
        Assert.EndsWith("state sound\nSound.\n", output, StringComparison.Ordinal);
        Assert.Equal(before, Hashes());
    }

    [Fact]
    public async Task A_server_s_data_is_left_to_it()
    {
        await using var server = await ServerProcess.StartAsync("--data", _data.Path);

        var (exitCode, output, errors) = await FsckAsync("--repair");

        Assert.Equal((3, ""), (exitCode, output));
        Assert.Contains($"in use by process {server.Id}. Stop that first.", errors, StringComparison.Ordinal);
        using var caller = new KinesisCaller(server.Endpoint);
        await caller.CreateStreamAsync("orders", 1);
    }

    [Fact]
    public async Task A_damaged_middle_is_named_read_around_and_repaired_without_losing_the_rest()
    {
        await WriteAsync();
        Damage("record-3");
        var segment = Segment;

        var (exitCode, output, _) = await FsckAsync();
        Assert.Equal(1, exitCode);
        Assert.Contains($"damage: {Shard} of {Arn}: {segment}: up to 1 records cannot be read, positions 3 to 3 (reading goes on AFTER_SEQUENCE_NUMBER ", output, StringComparison.Ordinal);
        Assert.Contains(", bytes ", output, StringComparison.Ordinal);
        await AssertReadAroundAsync();

        (exitCode, output, _) = await FsckAsync("--repair");
        Assert.Equal(4, exitCode);
        Assert.Contains("Repaired; up to 1 records are lost. What was taken out of use is kept in ", output, StringComparison.Ordinal);
        Assert.NotEmpty(Directory.GetFiles(_data.File("lost+found"), Path.GetFileName(segment), SearchOption.AllDirectories));
        Assert.Equal(0, (await FsckAsync()).ExitCode);

        await using var server = await ServerProcess.StartAsync("--data", _data.Path);
        using var caller = new KinesisCaller(server.Endpoint);
        var after = await caller.PutAsync("orders", "k", "record-6");
        var read = await caller.ReadToTipAsync(await caller.IteratorAsync("orders", Shard));
        Assert.Equal(["record-1", "record-2", "record-4", "record-5", "record-6"], read.Select(record => record.Text));
        Assert.True(after.SequenceNumber > _put.Max(put => put.SequenceNumber));
    }

    [Fact]
    public async Task As_json_it_says_the_same_to_a_program()
    {
        await WriteAsync(streams: 2);
        Damage("record-3");

        var (exitCode, output, errors) = await FsckAsync("-o", "json");

        Assert.Equal((1, ""), (exitCode, errors));
        var report = JsonNode.Parse(output)!;
        Assert.Equal((false, false, 1L), ((bool)report["sound"]!, (bool)report["repaired"]!, (long)report["lostRecordsAtMost"]!));
        Assert.Equal(4, (long)report["logs"]![0]!["segments"]![0]!["records"]!);
        Assert.Equal(4, report["shardsWithoutLog"]!.AsArray().Count);
        var finding = Assert.Single(report["findings"]!.AsArray())!;
        Assert.Equal(("RecordsDamaged", Arn, Shard), ((string)finding["kind"]!, (string)finding["stream"]!, (string)finding["shard"]!));
        Assert.Equal((3L, 3L, Segment), ((long)finding["firstLostPosition"]!, (long)finding["lastLostPosition"]!, (string)finding["path"]!));
        Assert.True((long)finding["offset"]! > 0 && (long)finding["bytes"]! > 0);
    }

    [Fact]
    public async Task A_log_that_no_stream_knows_of_is_set_aside_whole()
    {
        await WriteAsync();
        var unknown = _data.File("logs/streams/0123456789abcdef0123456789abcdef/0");
        Directory.CreateDirectory(unknown);
        File.Copy(Segment, Path.Combine(unknown, Path.GetFileName(Segment)));

        var (exitCode, output, _) = await FsckAsync();
        Assert.Equal(1, exitCode);
        Assert.Contains("damage: streams/0123456789abcdef0123456789abcdef/0: no stream knows of this log (5 records)", output, StringComparison.Ordinal);

        Assert.Equal(4, (await FsckAsync("--repair")).ExitCode);
        Assert.Equal(0, (await FsckAsync()).ExitCode);
        Assert.False(Directory.Exists(Path.GetDirectoryName(unknown)));
        Assert.Single(Directory.GetFiles(_data.File("lost+found"), "*.log", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_a_damaged_state_is_saved_what_can_be_read(bool inPart)
    {
        await WriteAsync(streams: 40);
        await using (var state = File.Open(_data.File("state.db"), FileMode.Open))
        {
            // One page of many; or the first, without which nothing can be read.
            state.Position = inPart ? state.Length / 2 / 4096 * 4096 : 0;
            state.Write(Enumerable.Repeat((byte)0xAA, 4096).ToArray());
        }

        var (exitCode, output, _) = await FsckAsync();
        Assert.Equal(1, exitCode);
        Assert.Contains("damage: state.db: the state is damaged: ", output, StringComparison.Ordinal);

        Assert.Equal(4, (await FsckAsync("--repair")).ExitCode);
        Assert.Equal(0, (await FsckAsync()).ExitCode);
        Assert.Single(Directory.GetFiles(_data.File("lost+found"), "state.db", SearchOption.AllDirectories));
        await using var server = await ServerProcess.StartAsync("--data", _data.Path);
        using var caller = new KinesisCaller(server.Endpoint);
        var streams = (await caller.CallAsync("ListStreams", new() { ["Limit"] = 100 }))!["StreamNames"]!.AsArray().Count;
        Assert.InRange(streams, inPart ? 1 : 0, inPart ? 40 : 0);
    }

    [Fact]
    public async Task Damaged_tables_are_told_of()
    {
        await WriteAsync(streams: 1);
        await using (var tables = File.Open(_data.File("tables.db"), FileMode.Open))
        {
            tables.Position = 0;
            tables.Write(Enumerable.Repeat((byte)0xAA, 4096).ToArray());
        }

        var (exitCode, output, _) = await FsckAsync();
        Assert.Equal(1, exitCode);
        Assert.Contains("damage: tables.db: the tables are damaged, and a repair leaves them as they are: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_that_is_missing_is_damage_and_the_logs_that_it_knew_of_are_kept()
    {
        await WriteAsync();
        File.Delete(_data.File("state.db"));

        var (exitCode, output, _) = await FsckAsync();
        Assert.Equal(1, exitCode);
        Assert.Contains("damage: state.db: the state is damaged: the file is missing", output, StringComparison.Ordinal);
        Assert.EndsWith("Logs that no stream knows of (then) are taken out of use whole.\n", output, StringComparison.Ordinal);

        Assert.Equal(4, (await FsckAsync("--repair")).ExitCode);
        Assert.Equal(0, (await FsckAsync()).ExitCode);
        Assert.Single(Directory.GetFiles(_data.File("lost+found"), "*.log", SearchOption.AllDirectories));
        await using var server = await ServerProcess.StartAsync("--data", _data.Path);
    }

    [Fact]
    public async Task After_a_repair_that_was_cut_off_no_server_starts_before_another_one()
    {
        await WriteAsync();
        await File.WriteAllTextAsync(_data.File("repairing"), "", TestContext.Current.CancellationToken);

        var (exitCode, _, errors) = await ServerProcess.RunAsync("start", "--data", _data.Path, "--port", "0");
        Assert.Equal(1, exitCode);
        Assert.Contains("Run `millrace fsck --repair` again.", errors, StringComparison.Ordinal);
        Assert.Equal(1, (await FsckAsync()).ExitCode);
        Assert.Equal(4, (await FsckAsync("--repair")).ExitCode);

        await using var server = await ServerProcess.StartAsync("--data", _data.Path);
    }

    [Fact]
    public async Task Where_there_is_no_data_it_says_so_and_makes_none()
    {
        var (exitCode, output, errors) = await ServerProcess.RunAsync("fsck", "--data", _data.File("none"));

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("There is no data directory at ", errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_data.File("none")));
    }

    [Fact]
    public async Task Help_shows_examples_and_exit_codes()
    {
        var (exitCode, output, _) = await ServerProcess.RunAsync("fsck", "--help");

        Assert.Equal(0, exitCode);
        Assert.StartsWith("Examples:\n  millrace fsck ", output, StringComparison.Ordinal);
        Assert.Contains("Exit code: 0 sound, 1 damaged", output, StringComparison.Ordinal);
    }

    private string Segment => Directory.GetFiles(_data.File("logs"), "*.log", SearchOption.AllDirectories).Single(file => file.Contains("/streams/", StringComparison.Ordinal));

    private Task<(int ExitCode, string Output, string Errors)> FsckAsync(params string[] arguments) =>
        ServerProcess.RunAsync(["fsck", "--data", _data.Path, .. arguments]);

    /// <summary>A stream of five records, and more streams without any.</summary>
    private async Task WriteAsync(bool cleanly = true, int streams = 1)
    {
        await using var server = await ServerProcess.StartAsync("--data", _data.Path);
        using var caller = new KinesisCaller(server.Endpoint);
        await caller.CreateStreamAsync("orders", 1);
        for (var i = 1; i < streams; i++) await caller.CreateStreamAsync($"stream-{i}", 4);
        for (var i = 1; i <= 5; i++) _put.Add(await caller.PutAsync("orders", "k", $"record-{i}"));
        if (cleanly) Assert.Equal(0, await server.StopAsync());
        else await server.KillAsync();
    }

    private void Damage(string text)
    {
        using var file = File.Open(Segment, FileMode.Open);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        file.Position = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text));
        file.WriteByte((byte)'?');
    }

    private async Task AssertReadAroundAsync()
    {
        await using var server = await ServerProcess.StartAsync("--data", _data.Path);
        using var caller = new KinesisCaller(server.Endpoint);
        var page = (await caller.CallAsync("GetRecords", new() { ["ShardIterator"] = await caller.IteratorAsync("orders", Shard) }))!;
        Assert.Equal(2, page["Records"]!.AsArray().Count);
        var refusal = await Assert.ThrowsAsync<HttpRequestException>(
            () => caller.CallAsync("GetRecords", new() { ["ShardIterator"] = (string)page["NextShardIterator"]! }));
        Assert.Equal(System.Net.HttpStatusCode.InternalServerError, refusal.StatusCode);
        var error = JsonNode.Parse(refusal.Message[refusal.Message.IndexOf('{', StringComparison.Ordinal)..])!;
        Assert.Equal("InternalFailure", (string)error["__type"]!);
        var next = ((string)error["message"]!).Split(' ')[^1].TrimEnd('.');
        var iterator = (await caller.CallAsync("GetShardIterator", new()
        {
            ["StreamName"] = "orders", ["ShardId"] = Shard, ["ShardIteratorType"] = "AFTER_SEQUENCE_NUMBER", ["StartingSequenceNumber"] = next,
        }))!;
        var rest = await caller.ReadToTipAsync((string)iterator["ShardIterator"]!);
        Assert.Equal(["record-4", "record-5"], rest.Select(record => record.Text));
        Assert.Equal(0, await server.StopAsync());
        Assert.Contains($"Kinesis.GetRecords: Records of shard {Shard} in stream orders", await server.ErrorsAsync(), StringComparison.Ordinal);
    }

    /// <summary>What is in the directory, but for who holds it and what SQLite needs to read at all.</summary>
    private Dictionary<string, string> Hashes() => Directory.EnumerateFiles(_data.Path, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(file) is not ("pid" or "state.db-shm" or "tables.db-shm") && new FileInfo(file).Length > 0)
        .ToDictionary(file => file, file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));
}
