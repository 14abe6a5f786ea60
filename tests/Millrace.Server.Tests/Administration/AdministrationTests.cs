using System.Net;
using System.Text.Json.Nodes;

namespace Millrace.Server.Tests.Administration;

/// <summary>What the administrator's pages of the built program do, by plain HTTP as a test suite of any language calls them: a server for each.</summary>
public sealed class AdministrationTests : IAsyncLifetime
{
    private readonly AdministeredServer _server = new();

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_held_clock_moves_by_what_it_is_advanced_by()
    {
        var held = await _server.SendAsync("POST", "clock", """{"hold":true}""");
        Assert.True(held["held"]!.GetValue<bool>());
        var start = held["now"]!.GetValue<DateTimeOffset>();
        Assert.Equal(start, (await _server.SendAsync("GET", "clock"))["now"]!.GetValue<DateTimeOffset>());
        Assert.Equal(start + TimeSpan.FromHours(24), (await _server.SendAsync("POST", "clock", """{"advance":"PT24H"}"""))["now"]!.GetValue<DateTimeOffset>());
        Assert.Equal(
            start + TimeSpan.FromHours(24) + TimeSpan.FromMilliseconds(1500),
            (await _server.SendAsync("POST", "clock", """{"advance":1500}"""))["now"]!.GetValue<DateTimeOffset>());
        Assert.False((await _server.SendAsync("POST", "clock", """{"release":true}"""))["held"]!.GetValue<bool>());
    }

    [Fact]
    public async Task An_iterator_expires_and_a_day_of_records_is_trimmed_when_the_clock_is_advanced()
    {
        await _server.SendAsync("POST", "clock", """{"hold":true}""");
        await _server.CallAsync("CreateStream", """{"StreamName":"s","ShardCount":1}""");
        await _server.CallAsync("PutRecord", """{"StreamName":"s","PartitionKey":"k","Data":"aGVsbG8="}""");
        var iterator = await IteratorAsync();
        Assert.Single((await _server.CallAsync("GetRecords", $$"""{"ShardIterator":"{{iterator}}"}"""))["Records"]!.AsArray());

        await _server.SendAsync("POST", "clock", """{"advance":"PT5M1S"}""");
        Assert.StartsWith(
            "Iterator expired. The iterator was created at time ",
            (await _server.CallAsync("GetRecords", $$"""{"ShardIterator":"{{iterator}}"}""", "ExpiredIteratorException"))["message"]!.GetValue<string>(),
            StringComparison.Ordinal);
        Assert.Single((await _server.CallAsync("GetRecords", $$"""{"ShardIterator":"{{await IteratorAsync()}}"}"""))["Records"]!.AsArray());

        await _server.SendAsync("POST", "clock", """{"advance":"P1D"}""");
        Assert.Empty((await _server.CallAsync("GetRecords", $$"""{"ShardIterator":"{{await IteratorAsync()}}"}"""))["Records"]!.AsArray());
    }

    [Fact]
    public async Task Every_third_request_of_a_stream_fails_with_AWS_s_text_until_the_rule_is_deleted()
    {
        foreach (var stream in (string[])["s", "other"]) await _server.CallAsync("CreateStream", $$"""{"StreamName":"{{stream}}","ShardCount":1}""");
        var rule = await _server.SendAsync("POST", "faults", """{"operation":"PutRecord","stream":"s","shard":"0","every":3,"error":"ProvisionedThroughputExceededException"}""");
        Assert.Equal("shardId-000000000000", rule["shard"]!.GetValue<string>());
        for (var i = 1; i <= 7; i++)
        {
            var answer = await _server.CallAsync("PutRecord", """{"StreamName":"s","PartitionKey":"k","Data":""}""", i % 3 == 0 ? "ProvisionedThroughputExceededException" : null);
            if (i % 3 == 0) Assert.Equal("Rate exceeded for shard shardId-000000000000 in stream s under account 000000000000.", answer["message"]!.GetValue<string>());
            await _server.CallAsync("PutRecord", """{"StreamName":"other","PartitionKey":"k","Data":""}""");
        }

        Assert.Equal(2, (await _server.SendAsync("GET", "faults"))["rules"]![0]!["hits"]!.GetValue<int>());
        Assert.Empty((await _server.SendAsync("DELETE", $"faults/{rule["id"]}"))["rules"]!.AsArray());
        for (var i = 0; i < 4; i++) await _server.CallAsync("PutRecord", """{"StreamName":"s","PartitionKey":"k","Data":""}""");
    }

    [Fact]
    public async Task Single_records_of_a_shard_fail_and_the_others_are_stored_in_their_order()
    {
        await _server.CallAsync("CreateStream", """{"StreamName":"s","ShardCount":2}""");
        await _server.SendAsync("POST", "faults", """{"part":"record","stream":"s","shard":"1","every":2,"error":"ProvisionedThroughputExceededException"}""");
        await _server.SendAsync("POST", "faults", """{"part":"record","stream":"other","error":"InternalFailure"}""");
        const string low = "0", high = "340282366920938463463374607431768211455";
        var records = Enumerable.Range(0, 8).Select(i => $$"""{"PartitionKey":"k","ExplicitHashKey":"{{(i < 2 ? low : high)}}","Data":"{{Convert.ToBase64String([(byte)i])}}"}""");
        var answer = await _server.CallAsync("PutRecords", $$"""{"StreamName":"s","Records":[{{string.Join(',', records)}}]}""");

        Assert.Equal(3, answer["FailedRecordCount"]!.GetValue<int>());
        var failed = answer["Records"]!.AsArray().Select(static record => record!["ErrorCode"] is not null).ToArray();
        Assert.Equal([false, false, false, true, false, true, false, true], failed);
        Assert.Equal("Rate exceeded for shard shardId-000000000001 in stream s under account 000000000000.", answer["Records"]![3]!["ErrorMessage"]!.GetValue<string>());
        Assert.Equal([2, 4, 6], await BytesAsync("1"));
        Assert.Equal([0, 1], await BytesAsync("0"));
        Assert.Equal(3, (await _server.SendAsync("GET", "faults"))["rules"]![0]!["hits"]!.GetValue<int>());

        async Task<byte[]> BytesAsync(string shard)
        {
            var iterator = await _server.CallAsync("GetShardIterator", $$"""{"StreamName":"s","ShardId":"{{shard}}","ShardIteratorType":"TRIM_HORIZON"}""");
            var page = await _server.CallAsync("GetRecords", $$"""{"ShardIterator":"{{iterator["ShardIterator"]}}"}""");
            return [.. page["Records"]!.AsArray().Select(static record => Convert.FromBase64String(record!["Data"]!.GetValue<string>())[0])];
        }
    }

    [Fact]
    public async Task A_read_comes_back_empty_at_times_and_the_next_one_has_the_records()
    {
        await _server.CallAsync("CreateStream", """{"StreamName":"s","ShardCount":1}""");
        await _server.CallAsync("PutRecord", """{"StreamName":"s","PartitionKey":"k","Data":"eA=="}""");
        await _server.SendAsync("POST", "faults", """{"part":"page","every":2}""");
        var iterator = await IteratorAsync();
        Assert.Single((await _server.CallAsync("GetRecords", $$"""{"ShardIterator":"{{iterator}}"}"""))["Records"]!.AsArray());
        var empty = await _server.CallAsync("GetRecords", $$"""{"ShardIterator":"{{iterator}}"}""");
        Assert.Empty(empty["Records"]!.AsArray());
        Assert.True(empty["MillisBehindLatest"]!.GetValue<long>() > 0);
        var next = await _server.CallAsync("GetRecords", $$"""{"ShardIterator":"{{empty["NextShardIterator"]}}"}""");
        Assert.Single(next["Records"]!.AsArray());
        // What finds nothing is no part to hit.
        for (var i = 0; i < 3; i++) Assert.Empty((await _server.CallAsync("GetRecords", $$"""{"ShardIterator":"{{next["NextShardIterator"]}}"}"""))["Records"]!.AsArray());
        Assert.Equal(1, (await _server.SendAsync("GET", "faults"))["rules"]![0]!["hits"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_seeded_chance_hits_the_same_requests_again()
    {
        await _server.CallAsync("CreateStream", """{"StreamName":"s","ShardCount":1}""");
        var (first, second) = (await HitsAsync(), await HitsAsync());
        Assert.Equal(first, second);
        Assert.InRange(first.Count(static hit => hit), 5, 35);

        async Task<bool[]> HitsAsync()
        {
            await _server.SendAsync("DELETE", "faults");
            await _server.SendAsync("POST", "faults", """{"operation":"DescribeStreamSummary","probability":0.5,"seed":42,"error":"InternalFailure"}""");
            var hits = new bool[40];
            for (var i = 0; i < hits.Length; i++) hits[i] = await _server.StatusAsync("DescribeStreamSummary", """{"StreamName":"s"}""") == HttpStatusCode.InternalServerError;
            return hits;
        }
    }

    [Fact]
    public async Task A_delay_lasts_until_the_held_clock_has_passed_it()
    {
        await _server.SendAsync("POST", "clock", """{"hold":true}""");
        await _server.SendAsync("POST", "faults", """{"operation":"ListStreams","delayMilliseconds":60000}""");
        var call = _server.CallAsync("ListStreams", "{}");
        while ((await _server.SendAsync("GET", "faults"))["rules"]![0]!["hits"]!.GetValue<int>() == 0) await Task.Yield();
        Assert.False(call.IsCompleted);
        while (!call.IsCompleted) await _server.SendAsync("POST", "clock", """{"advance":60000}""");
        Assert.Empty((await call)["StreamNames"]!.AsArray());
    }

    [Fact]
    public async Task Limits_are_set_on_the_running_server_and_hold_from_the_next_call_on()
    {
        await _server.SendAsync("POST", "clock", """{"hold":true}""");
        await _server.CallAsync("CreateStream", """{"StreamName":"s","ShardCount":1}""");
        var limits = await _server.SendAsync("PUT", "limits", """{"preset":"aws","writeRecordsPerSecond":2}""");
        Assert.Equal((2, 1 << 20), (limits["writeRecordsPerSecond"]!.GetValue<int>(), limits["writeBytesPerSecond"]!.GetValue<int>()));
        Assert.True(JsonNode.DeepEquals(limits, await _server.SendAsync("GET", "limits")));

        const string put = """{"StreamName":"s","PartitionKey":"k","Data":""}""";
        for (var i = 0; i < 2; i++) await _server.CallAsync("PutRecord", put);
        await _server.CallAsync("PutRecord", put, "ProvisionedThroughputExceededException");
        for (var i = 0; i < 20; i++) await _server.CallAsync("DescribeStreamSummary", """{"StreamName":"s"}""");
        var refused = await _server.CallAsync("DescribeStreamSummary", """{"StreamName":"s"}""", "LimitExceededException");
        Assert.Equal("Rate exceeded for stream s under account 000000000000.", refused["message"]!.GetValue<string>());

        await _server.SendAsync("POST", "clock", """{"advance":1000}""");
        await _server.CallAsync("PutRecord", put);
        Assert.All(await _server.SendAsync("PUT", "limits", "{}"), limit => Assert.True(limit.Value is null || limit.Key is "controlPlaneRates" or "scale"));
        for (var i = 0; i < 5; i++) await _server.CallAsync("PutRecord", put);
    }

    [Fact]
    public async Task Settings_are_changed_on_the_running_server_and_hold_for_what_begins_then()
    {
        await _server.SendAsync("POST", "clock", """{"hold":true}""");
        var settings = await _server.SendAsync("PATCH", "settings", """{"createDuration":"30s","consumerLimit":0,"writeRecordsPerSecond":4,"limitsScale":0.5}""");
        Assert.Equal(
            ("30s", 0, 4, 0.5, "0ms", null),
            (settings["createDuration"]!.GetValue<string>(), settings["consumerLimit"]!.GetValue<int>(), settings["writeRecordsPerSecond"]!.GetValue<int>(),
                settings["limitsScale"]!.GetValue<double>(), settings["reshardDuration"]!.GetValue<string>(), settings["readCallsPerSecond"]));
        Assert.True(JsonNode.DeepEquals(settings, await _server.SendAsync("GET", "settings")));
        await _server.CallAsync("CreateStream", """{"StreamName":"s","ShardCount":1}""");
        var arn = await StatusAsync("CREATING");
        await _server.SendAsync("POST", "clock", """{"advance":"PT30S"}""");
        await StatusAsync("ACTIVE");
        await _server.CallAsync("RegisterStreamConsumer", $$"""{"StreamARN":"{{arn}}","ConsumerName":"c"}""", "LimitExceededException");
        const string put = """{"StreamName":"s","PartitionKey":"k","Data":""}""";
        for (var i = 0; i < 2; i++) await _server.CallAsync("PutRecord", put);
        await _server.CallAsync("PutRecord", put, "ProvisionedThroughputExceededException");

        settings = await _server.SendAsync("PUT", "settings", """{"preset":"aws","writeRecordsPerSecond":null}""");
        Assert.Equal(("30s", null, 1), (settings["reshardDuration"]!.GetValue<string>(), settings["writeRecordsPerSecond"], settings["limitsScale"]!.GetValue<int>()));
        for (var i = 0; i < 5; i++) await _server.CallAsync("PutRecord", put);
        settings = await _server.SendAsync("PUT", "settings", "{}");
        Assert.Equal(("0ms", 20), (settings["createDuration"]!.GetValue<string>(), settings["consumerLimit"]!.GetValue<int>()));

        async Task<string> StatusAsync(string status)
        {
            var stream = (await _server.CallAsync("DescribeStreamSummary", """{"StreamName":"s"}"""))["StreamDescriptionSummary"]!;
            Assert.Equal(status, stream["StreamStatus"]!.GetValue<string>());
            return stream["StreamARN"]!.GetValue<string>();
        }
    }

    [Fact]
    public async Task The_preset_aws_starts_with_its_limits_and_durations()
    {
        await using var server = new AdministeredServer { Environment = new Dictionary<string, string> { ["MILLRACE_PRESET"] = "aws" } };
        await server.InitializeAsync();
        await server.SendAsync("POST", "clock", """{"hold":true}""");
        Assert.Equal(1000, (await server.SendAsync("GET", "limits"))["writeRecordsPerSecond"]!.GetValue<int>());
        await server.CallAsync("CreateStream", """{"StreamName":"s","ShardCount":1}""");
        Assert.Equal("CREATING", await StatusOfStreamAsync());
        await server.SendAsync("POST", "clock", """{"advance":"PT30S"}""");
        Assert.Equal("ACTIVE", await StatusOfStreamAsync());

        async Task<string> StatusOfStreamAsync() =>
            (await server.CallAsync("DescribeStreamSummary", """{"StreamName":"s"}"""))["StreamDescriptionSummary"]!["StreamStatus"]!.GetValue<string>();
    }

    private async Task<string> IteratorAsync() =>
        (await _server.CallAsync("GetShardIterator", """{"StreamName":"s","ShardId":"0","ShardIteratorType":"TRIM_HORIZON"}"""))["ShardIterator"]!.GetValue<string>();

    [Fact]
    public async Task Who_is_let_in_is_switched_at_once_and_back_again()
    {
        const string put = """{"StreamName":"s","PartitionKey":"k","Data":"aGVsbG8="}""";
        await _server.CallAsync("CreateStream", """{"StreamName":"s","ShardCount":1}""");
        Assert.Equal(("auto", "auto", true), Told(await _server.SendAsync("GET", "authentication")));
        Assert.Equal(("strict", "auto", false), Told(await _server.SwitchAsync("""{"mode":"strict"}""")));
        await _server.CallAsync("PutRecord", put, "InvalidSignatureException");
        Assert.Equal("strict", (string?)(await _server.SendAsync("GET", "status"))["authentication"]);
        Assert.Equal(("auto", "auto", true), Told(await _server.SwitchAsync("""{"mode":"auto"}""")));
        await _server.CallAsync("PutRecord", put);

        static (string?, string?, bool?) Told(JsonObject answer) => ((string?)answer["mode"], (string?)answer["started"], (bool?)answer["trustsUnknownKeys"]);
    }
}
