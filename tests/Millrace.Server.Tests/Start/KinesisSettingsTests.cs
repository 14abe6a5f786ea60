using System.Text.Json.Nodes;
using Millrace.CommandLine;
using Millrace.Kinesis;
using Millrace.Settings;

namespace Millrace.Server.Tests.Start;

/// <summary>The settings of Kinesis on the command line and in the environment.</summary>
public sealed class KinesisSettingsTests
{
    [Fact]
    public async Task The_preset_comes_first_then_the_environment_then_the_command_line()
    {
        var environment = new Dictionary<string, string>
        {
            ["MILLRACE_PRESET"] = "aws",
            ["MILLRACE_RESHARD_DURATION"] = "2s",
            ["MILLRACE_CONSUMER_LIMIT"] = "3",
        };
        await using var server = await ServerProcess.StartAsync(environment, "--in-memory", "--consumer-limit", "7", "--read-calls-per-second", "none");
        using var http = new HttpClient();
        var settings = JsonNode.Parse(await http.GetStringAsync(new Uri(server.Endpoint, "/_millrace/settings"), TestContext.Current.CancellationToken))!;

        Assert.Equal("30s", settings["createDuration"]!.GetValue<string>());
        Assert.Equal("2s", settings["reshardDuration"]!.GetValue<string>());
        Assert.Equal(7, settings["consumerLimit"]!.GetValue<int>());
        Assert.Null(settings["readCallsPerSecond"]);
    }

    [Fact]
    public async Task Streams_are_there_from_the_start_and_are_not_made_again()
    {
        using var data = new TemporaryDirectory();
        string[] arguments = ["--data", data.Path, "--streams", "orders:3,clicks:on-demand,logs:1:eu-west-1"];
        await using (var server = await ServerProcess.StartAsync(arguments))
        {
            using var caller = new KinesisCaller(server.Endpoint);
            var listed = await caller.CallAsync("ListStreams", []);
            Assert.Equal(["clicks", "orders"], listed!["StreamNames"]!.AsArray().Select(static name => (string)name!));
            Assert.Equal((3, 4), (await ShardsAsync(caller, "orders"), await ShardsAsync(caller, "clicks")));
            await caller.PutAsync("orders", "k", "x");
            await server.StopAsync();
        }

        await using var again = await ServerProcess.StartAsync(arguments);
        using var second = new KinesisCaller(again.Endpoint);
        var put = await second.PutAsync("orders", "k", "y");
        var iterator = await second.CallAsync(
            "GetShardIterator", new() { ["StreamName"] = "orders", ["ShardId"] = put.Shard, ["ShardIteratorType"] = "TRIM_HORIZON" });
        var read = await second.CallAsync("GetRecords", new() { ["ShardIterator"] = (string)iterator!["ShardIterator"]! });
        Assert.Equal(2, read!["Records"]!.AsArray().Count);

        static async Task<int> ShardsAsync(KinesisCaller caller, string stream) =>
            (await caller.CallAsync("ListShards", new() { ["StreamName"] = stream }))!["Shards"]!.AsArray().Count;
    }

    [Fact]
    public async Task A_stream_that_is_there_with_other_shards_than_asked_for_is_left_as_it_is_and_told()
    {
        using var data = new TemporaryDirectory();
        await using (var server = await ServerProcess.StartAsync("--data", data.Path, "--streams", "orders:2,orders:2,clicks:1")) await server.StopAsync();

        await using var again = await ServerProcess.StartAsync("--data", data.Path, "--streams", "orders:3,clicks:1");
        using (var caller = new KinesisCaller(again.Endpoint))
        {
            var listed = await caller.CallAsync("ListShards", new() { ["StreamName"] = "orders" });
            Assert.Equal(2, listed!["Shards"]!.AsArray().Count);
        }

        await again.StopAsync();
        var warning = Assert.Single((await again.ErrorsAsync()).TrimEnd().Split('\n'));
        Assert.EndsWith("--streams: The stream orders in us-east-1 is there already, with 2 open shards and not 3; it is left as it is.", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_that_will_long_be_deleted_is_no_stream_to_start_with()
    {
        using var data = new TemporaryDirectory();
        await using (var server = await ServerProcess.StartAsync("--data", data.Path, "--streams", "orders:2", "--delete-duration", "24h"))
        {
            using (var caller = new KinesisCaller(server.Endpoint)) await caller.CallAsync("DeleteStream", new() { ["StreamName"] = "orders" });
            await server.StopAsync();
        }

        var (exitCode, _, errors) = await ServerProcess.RunAsync("start", "--data", data.Path, "--port", "0", "--streams", "orders:2");
        Assert.Equal(1, exitCode);
        Assert.Matches(@"^millrace: --streams: A stream orders in us-east-1 is being deleted, until [^ ]+Z\. Start again after that, or without it\.\n$", errors);
    }

    [Theory]
    [InlineData("--reshard-duration: '5x' is not a duration, like 500ms, 30s, 5m, 24h or PT30S.", "--reshard-duration", "5x")]
    [InlineData("--trim-interval: '0s' is out of range: durations go up to 49 days", "--trim-interval", "0s")]
    [InlineData("--delete-duration: '60d' is out of range", "--delete-duration", "60d")]
    [InlineData("--write-bytes-per-second: '-1' is not a whole number of 0 or more.", "--write-bytes-per-second", "-1")]
    [InlineData("--limits-scale: 'twice' is not a factor, like 0.5 or 10.", "--limits-scale", "twice")]
    [InlineData("--preset: 'slow' is none of fast, aws.", "--preset", "slow")]
    [InlineData("--streams: 'orders' is not a stream, like orders:4, orders:4:eu-west-1 or clicks:on-demand.", "--streams", "a:1,orders")]
    [InlineData("--streams: 'orders:0' asks for '0' shards; 1 to 10000 can be had.", "--streams", "orders:0")]
    [InlineData("--streams: 'EU' is not a region, like us-east-1.", "--streams", "orders:1:EU")]
    [InlineData("--streams: 'a' is asked for in eu-west-1 twice, with 1 and with 2.", "--streams", "a:1:eu-west-1,b:1,a:2", "--region", "eu-west-1")]
    [InlineData("--streams: 'a' is asked for in us-east-1 twice, with 1 and with on-demand.", "--streams", "a:1,a:on-demand")]
    public async Task A_value_that_cannot_be_is_told_with_what_can(string complaint, params string[] arguments)
    {
        var (exitCode, _, errors) = await ServerProcess.RunAsync(["start", "--in-memory", .. arguments]);
        Assert.Equal(2, exitCode);
        Assert.Contains(complaint, errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_setting_writes_what_it_reads()
    {
        foreach (var setting in KinesisSettings.All)
        {
            var value = setting.Read(KinesisOptions.Aws) ?? "17";
            var written = setting.WriteJson(KinesisOptions.Fast, value);
            Assert.Equal(value.ToString(), setting.Read(written)!.ToString());
            Assert.Equal(value.ToString(), setting.Read(setting.Write(KinesisOptions.Fast, value.ToString()))!.ToString());
        }
    }

    [Fact]
    public void What_JSON_has_for_a_setting_is_refused_by_the_setting_s_name()
    {
        foreach (var setting in KinesisSettings.All)
        {
            foreach (var value in (JsonNode[])["certainly", -1, new JsonArray(), new JsonObject()])
            {
                var wrong = Assert.Throws<FormatException>(() => setting.WriteJson(KinesisOptions.Fast, value));
                Assert.StartsWith($"{setting.Member}: ", wrong.Message, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("250", 250)]
    [InlineData("1.5s", 1_500)]
    [InlineData("2m", 120_000)]
    [InlineData("24h", 86_400_000)]
    [InlineData("7d", 604_800_000)]
    [InlineData("PT1M30S", 90_000)]
    public void Durations_have_units(string text, long milliseconds)
    {
        var duration = DurationText.Parse(text);
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), duration);
        Assert.Equal(duration, DurationText.Parse(DurationText.Format(duration)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("1w")]
    [InlineData("1 s")]
    [InlineData("-1s")]
    [InlineData("P1")]
    [InlineData("99999999999999999999d")]
    public void What_is_no_duration_is_told(string text) => Assert.Throws<FormatException>(() => DurationText.Parse(text));

    /// <summary>docs/testing.md has a row for each setting, with its values in both presets.</summary>
    [Fact]
    public void Each_setting_is_documented()
    {
        var rows = KinesisSettings.All.Select(static setting =>
            $"| `{setting.Member}` | `{setting.Option}` | {setting.Description} | {Shown(setting, KinesisOptions.Fast)} | {Shown(setting, KinesisOptions.Aws)} |");
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "testing.md"));
        Assert.All(rows, row => Assert.Contains(row, document, StringComparison.Ordinal));
    }

    private static string Shown(KinesisSetting setting, KinesisOptions options) => setting.Read(options)?.ToString() ?? "";
}
