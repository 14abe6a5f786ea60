using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Millrace.Server.Tests.Administration;

/// <summary>The administrator's pages of the built program, by plain HTTP as a test suite of any language calls them.</summary>
public sealed class AdministrationTests : IAsyncLifetime
{
    private ServerProcess _server = null!;
    private HttpClient _http = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await ServerProcess.StartAsync("--in-memory");
        _http = new HttpClient { BaseAddress = _server.Endpoint };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_held_clock_moves_by_what_it_is_advanced_by()
    {
        var held = await SendAsync("POST", "clock", """{"hold":true}""");
        Assert.True(held["held"]!.GetValue<bool>());
        var start = held["now"]!.GetValue<DateTimeOffset>();
        Assert.Equal(start, (await SendAsync("GET", "clock"))["now"]!.GetValue<DateTimeOffset>());
        Assert.Equal(start + TimeSpan.FromHours(24), (await SendAsync("POST", "clock", """{"advance":"PT24H"}"""))["now"]!.GetValue<DateTimeOffset>());
        Assert.Equal(
            start + TimeSpan.FromHours(24) + TimeSpan.FromMilliseconds(1500),
            (await SendAsync("POST", "clock", """{"advance":1500}"""))["now"]!.GetValue<DateTimeOffset>());
        Assert.False((await SendAsync("POST", "clock", """{"release":true}"""))["held"]!.GetValue<bool>());
    }

    [Fact]
    public async Task An_iterator_expires_and_a_day_of_records_is_trimmed_when_the_clock_is_advanced()
    {
        await SendAsync("POST", "clock", """{"hold":true}""");
        await CallAsync("CreateStream", """{"StreamName":"s","ShardCount":1}""");
        await CallAsync("PutRecord", """{"StreamName":"s","PartitionKey":"k","Data":"aGVsbG8="}""");
        var iterator = await IteratorAsync();
        Assert.Single((await CallAsync("GetRecords", $$"""{"ShardIterator":"{{iterator}}"}"""))["Records"]!.AsArray());

        await SendAsync("POST", "clock", """{"advance":"PT5M1S"}""");
        Assert.StartsWith(
            "Iterator expired. The iterator was created at time ",
            (await CallAsync("GetRecords", $$"""{"ShardIterator":"{{iterator}}"}""", "ExpiredIteratorException"))["message"]!.GetValue<string>(),
            StringComparison.Ordinal);
        Assert.Single((await CallAsync("GetRecords", $$"""{"ShardIterator":"{{await IteratorAsync()}}"}"""))["Records"]!.AsArray());

        await SendAsync("POST", "clock", """{"advance":"P1D"}""");
        Assert.Empty((await CallAsync("GetRecords", $$"""{"ShardIterator":"{{await IteratorAsync()}}"}"""))["Records"]!.AsArray());
    }

    [Theory]
    [InlineData("""{"hold":true,"release":true}""", "one at a time")]
    [InlineData("""{"hold":false}""", "one at a time")]
    [InlineData("{}", "one at a time")]
    [InlineData("""{"advance":"24 hours"}""", "'24 hours' is not an ISO 8601 duration")]
    [InlineData("""{"advance":-1}""", "The clock goes forward only")]
    [InlineData("""{"advance":"-PT1S"}""", "The clock goes forward only")]
    [InlineData("""{"advance":"P11Y"}""", "ten years at most")]
    [InlineData("""{"advance":99999999999999999}""", "ten years at most")]
    [InlineData("""{"advance":true}""", "'advance' is whole milliseconds or an ISO 8601 duration")]
    [InlineData("""{"stop":true}""", "The body is not what this page takes")]
    [InlineData("hold", "The body is not what this page takes")]
    [InlineData("null", "The body is null.")]
    public async Task What_the_clock_does_not_take_is_told_and_changes_nothing(string body, string complaint)
    {
        var (status, answer) = await TrySendAsync("POST", "clock", body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(complaint, answer["error"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.False((await SendAsync("GET", "clock"))["held"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "192.0.2.1")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://localhost:1")]
    public async Task Names_and_pages_of_others_are_refused(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_millrace/clock") { Content = new StringContent("""{"hold":true}""") };
        request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await _http.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("administrator's pages", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.False((await SendAsync("GET", "clock"))["held"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("Host", "localhost:4566")]
    [InlineData("Host", "[::1]:4566")]
    public async Task Loopback_names_are_taken(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_millrace/clock");
        request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await _http.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("GET", "nothing", HttpStatusCode.NotFound)]
    [InlineData("GET", "clock/part", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "clock", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "limits", HttpStatusCode.MethodNotAllowed)]
    [InlineData("PUT", "faults", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "faults/7", HttpStatusCode.NotFound)]
    public async Task Wrong_paths_and_methods_are_told(string method, string page, HttpStatusCode status)
    {
        var (answered, answer) = await TrySendAsync(method, page);
        Assert.Equal(status, answered);
        Assert.NotEqual("", answer["error"]!.GetValue<string>());
    }

    [Fact]
    public async Task Every_third_request_of_a_stream_fails_with_AWS_s_text_until_the_rule_is_deleted()
    {
        foreach (var stream in (string[])["s", "other"]) await CallAsync("CreateStream", $$"""{"StreamName":"{{stream}}","ShardCount":1}""");
        var rule = await SendAsync("POST", "faults", """{"operation":"PutRecord","stream":"s","shard":"0","every":3,"error":"ProvisionedThroughputExceededException"}""");
        Assert.Equal("shardId-000000000000", rule["shard"]!.GetValue<string>());
        for (var i = 1; i <= 7; i++)
        {
            var answer = await CallAsync("PutRecord", """{"StreamName":"s","PartitionKey":"k","Data":""}""", i % 3 == 0 ? "ProvisionedThroughputExceededException" : null);
            if (i % 3 == 0) Assert.Equal("Rate exceeded for shard shardId-000000000000 in stream s under account 000000000000.", answer["message"]!.GetValue<string>());
            await CallAsync("PutRecord", """{"StreamName":"other","PartitionKey":"k","Data":""}""");
        }

        Assert.Equal(2, (await SendAsync("GET", "faults"))["rules"]![0]!["hits"]!.GetValue<int>());
        Assert.Empty((await SendAsync("DELETE", $"faults/{rule["id"]}"))["rules"]!.AsArray());
        for (var i = 0; i < 4; i++) await CallAsync("PutRecord", """{"StreamName":"s","PartitionKey":"k","Data":""}""");
    }

    [Fact]
    public async Task Single_records_of_a_shard_fail_and_the_others_are_stored_in_their_order()
    {
        await CallAsync("CreateStream", """{"StreamName":"s","ShardCount":2}""");
        await SendAsync("POST", "faults", """{"part":"record","stream":"s","shard":"1","every":2,"error":"ProvisionedThroughputExceededException"}""");
        await SendAsync("POST", "faults", """{"part":"record","stream":"other","error":"InternalFailure"}""");
        const string low = "0", high = "340282366920938463463374607431768211455";
        var records = Enumerable.Range(0, 8).Select(i => $$"""{"PartitionKey":"k","ExplicitHashKey":"{{(i < 2 ? low : high)}}","Data":"{{Convert.ToBase64String([(byte)i])}}"}""");
        var answer = await CallAsync("PutRecords", $$"""{"StreamName":"s","Records":[{{string.Join(',', records)}}]}""");

        Assert.Equal(3, answer["FailedRecordCount"]!.GetValue<int>());
        var failed = answer["Records"]!.AsArray().Select(static record => record!["ErrorCode"] is not null).ToArray();
        Assert.Equal([false, false, false, true, false, true, false, true], failed);
        Assert.Equal("Rate exceeded for shard shardId-000000000001 in stream s under account 000000000000.", answer["Records"]![3]!["ErrorMessage"]!.GetValue<string>());
        Assert.Equal([2, 4, 6], await BytesAsync("1"));
        Assert.Equal([0, 1], await BytesAsync("0"));
        Assert.Equal(3, (await SendAsync("GET", "faults"))["rules"]![0]!["hits"]!.GetValue<int>());

        async Task<byte[]> BytesAsync(string shard)
        {
            var iterator = await CallAsync("GetShardIterator", $$"""{"StreamName":"s","ShardId":"{{shard}}","ShardIteratorType":"TRIM_HORIZON"}""");
            var page = await CallAsync("GetRecords", $$"""{"ShardIterator":"{{iterator["ShardIterator"]}}"}""");
            return [.. page["Records"]!.AsArray().Select(static record => Convert.FromBase64String(record!["Data"]!.GetValue<string>())[0])];
        }
    }

    [Fact]
    public async Task A_read_comes_back_empty_at_times_and_the_next_one_has_the_records()
    {
        await CallAsync("CreateStream", """{"StreamName":"s","ShardCount":1}""");
        await CallAsync("PutRecord", """{"StreamName":"s","PartitionKey":"k","Data":"eA=="}""");
        await SendAsync("POST", "faults", """{"part":"page","every":2}""");
        var iterator = await IteratorAsync();
        Assert.Single((await CallAsync("GetRecords", $$"""{"ShardIterator":"{{iterator}}"}"""))["Records"]!.AsArray());
        var empty = await CallAsync("GetRecords", $$"""{"ShardIterator":"{{iterator}}"}""");
        Assert.Empty(empty["Records"]!.AsArray());
        Assert.True(empty["MillisBehindLatest"]!.GetValue<long>() > 0);
        var next = await CallAsync("GetRecords", $$"""{"ShardIterator":"{{empty["NextShardIterator"]}}"}""");
        Assert.Single(next["Records"]!.AsArray());
        // What finds nothing is no part to hit.
        for (var i = 0; i < 3; i++) Assert.Empty((await CallAsync("GetRecords", $$"""{"ShardIterator":"{{next["NextShardIterator"]}}"}"""))["Records"]!.AsArray());
        Assert.Equal(1, (await SendAsync("GET", "faults"))["rules"]![0]!["hits"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_seeded_chance_hits_the_same_requests_again()
    {
        await CallAsync("CreateStream", """{"StreamName":"s","ShardCount":1}""");
        var (first, second) = (await HitsAsync(), await HitsAsync());
        Assert.Equal(first, second);
        Assert.InRange(first.Count(static hit => hit), 5, 35);

        async Task<bool[]> HitsAsync()
        {
            await SendAsync("DELETE", "faults");
            await SendAsync("POST", "faults", """{"operation":"DescribeStreamSummary","probability":0.5,"seed":42,"error":"InternalFailure"}""");
            var hits = new bool[40];
            for (var i = 0; i < hits.Length; i++) hits[i] = await StatusAsync("DescribeStreamSummary", """{"StreamName":"s"}""") == HttpStatusCode.InternalServerError;
            return hits;
        }
    }

    [Fact]
    public async Task A_delay_lasts_until_the_held_clock_has_passed_it()
    {
        await SendAsync("POST", "clock", """{"hold":true}""");
        await SendAsync("POST", "faults", """{"operation":"ListStreams","delayMilliseconds":60000}""");
        var call = CallAsync("ListStreams", "{}");
        while ((await SendAsync("GET", "faults"))["rules"]![0]!["hits"]!.GetValue<int>() == 0) await Task.Yield();
        Assert.False(call.IsCompleted);
        while (!call.IsCompleted) await SendAsync("POST", "clock", """{"advance":60000}""");
        Assert.Empty((await call)["StreamNames"]!.AsArray());
    }

    [Theory]
    [InlineData("""{"operation":"PutRekord","error":"X"}""", "There is no operation 'PutRekord'.")]
    [InlineData("""{"shard":"x","error":"X"}""", "'x' is not the id of a shard.")]
    [InlineData("""{"every":2,"probability":0.5,"error":"X"}""", "not both")]
    [InlineData("""{"every":0,"error":"X"}""", "'every' is 1 or more.")]
    [InlineData("""{"probability":1.5,"error":"X"}""", "'probability' is above 0")]
    [InlineData("""{"seed":1,"error":"X"}""", "'seed' belongs to a 'probability'.")]
    [InlineData("""{"delayMilliseconds":-1}""", "'delayMilliseconds' is 0 to 3600000.")]
    [InlineData("""{"message":"m","delayMilliseconds":1}""", "belong to an 'error'")]
    [InlineData("""{"error":"X","status":200}""", "'status' is 400 to 599.")]
    [InlineData("""{"error":""}""", "'error' is the code of an error")]
    [InlineData("""{"operation":"PutRecord"}""", "A rule has an 'error', 'delayMilliseconds' or both.")]
    [InlineData("""{"id":1,"error":"X"}""", "the server's to give")]
    [InlineData("""{"part":"half","error":"X"}""", "'part' is \"record\", \"page\" or \"event\".")]
    [InlineData("""{"part":"record","operation":"PutRecord","error":"InternalFailure"}""", "A 'record' is a part of PutRecords, not of PutRecord.")]
    [InlineData("""{"part":"record","error":"X"}""", "A record fails with")]
    [InlineData("""{"part":"record","error":"InternalFailure","delayMilliseconds":1}""", "Only a request as a whole waits")]
    [InlineData("""{"part":"event","error":"X","status":500}""", "has its own status")]
    [InlineData("""{"part":"event"}""", "An event's place is taken by an 'error'.")]
    [InlineData("""{"part":"page","error":"X"}""", "it has no 'error'")]
    [InlineData("""{"part":"page","every":0}""", "'every' is 1 or more.")]
    public async Task A_rule_that_makes_no_sense_is_told(string body, string complaint)
    {
        var (status, answer) = await TrySendAsync("POST", "faults", body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(complaint, answer["error"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty((await SendAsync("GET", "faults"))["rules"]!.AsArray());
    }

    [Fact]
    public async Task Limits_are_set_on_the_running_server_and_hold_from_the_next_call_on()
    {
        await SendAsync("POST", "clock", """{"hold":true}""");
        await CallAsync("CreateStream", """{"StreamName":"s","ShardCount":1}""");
        var limits = await SendAsync("PUT", "limits", """{"preset":"aws","writeRecordsPerSecond":2}""");
        Assert.Equal((2, 1 << 20), (limits["writeRecordsPerSecond"]!.GetValue<int>(), limits["writeBytesPerSecond"]!.GetValue<int>()));
        Assert.True(JsonNode.DeepEquals(limits, await SendAsync("GET", "limits")));

        const string put = """{"StreamName":"s","PartitionKey":"k","Data":""}""";
        for (var i = 0; i < 2; i++) await CallAsync("PutRecord", put);
        await CallAsync("PutRecord", put, "ProvisionedThroughputExceededException");
        for (var i = 0; i < 20; i++) await CallAsync("DescribeStreamSummary", """{"StreamName":"s"}""");
        var refused = await CallAsync("DescribeStreamSummary", """{"StreamName":"s"}""", "LimitExceededException");
        Assert.Equal("Rate exceeded for stream s under account 000000000000.", refused["message"]!.GetValue<string>());

        await SendAsync("POST", "clock", """{"advance":1000}""");
        await CallAsync("PutRecord", put);
        Assert.All(await SendAsync("PUT", "limits", "{}"), limit => Assert.True(limit.Value is null || limit.Key is "controlPlaneRates" or "scale"));
        for (var i = 0; i < 5; i++) await CallAsync("PutRecord", put);
    }

    [Fact]
    public async Task Settings_are_changed_on_the_running_server_and_hold_for_what_begins_then()
    {
        await SendAsync("POST", "clock", """{"hold":true}""");
        var settings = await SendAsync("PATCH", "settings", """{"createDuration":"30s","consumerLimit":0,"writeRecordsPerSecond":4,"limitsScale":0.5}""");
        Assert.Equal(
            ("30s", 0, 4, 0.5, "0ms", null),
            (settings["createDuration"]!.GetValue<string>(), settings["consumerLimit"]!.GetValue<int>(), settings["writeRecordsPerSecond"]!.GetValue<int>(),
                settings["limitsScale"]!.GetValue<double>(), settings["reshardDuration"]!.GetValue<string>(), settings["readCallsPerSecond"]));
        Assert.True(JsonNode.DeepEquals(settings, await SendAsync("GET", "settings")));
        await CallAsync("CreateStream", """{"StreamName":"s","ShardCount":1}""");
        var arn = await StatusAsync("CREATING");
        await SendAsync("POST", "clock", """{"advance":"PT30S"}""");
        await StatusAsync("ACTIVE");
        await CallAsync("RegisterStreamConsumer", $$"""{"StreamARN":"{{arn}}","ConsumerName":"c"}""", "LimitExceededException");
        const string put = """{"StreamName":"s","PartitionKey":"k","Data":""}""";
        for (var i = 0; i < 2; i++) await CallAsync("PutRecord", put);
        await CallAsync("PutRecord", put, "ProvisionedThroughputExceededException");

        settings = await SendAsync("PUT", "settings", """{"preset":"aws","writeRecordsPerSecond":null}""");
        Assert.Equal(("30s", null, 1), (settings["reshardDuration"]!.GetValue<string>(), settings["writeRecordsPerSecond"], settings["limitsScale"]!.GetValue<int>()));
        for (var i = 0; i < 5; i++) await CallAsync("PutRecord", put);
        settings = await SendAsync("PUT", "settings", "{}");
        Assert.Equal(("0ms", 20), (settings["createDuration"]!.GetValue<string>(), settings["consumerLimit"]!.GetValue<int>()));

        async Task<string> StatusAsync(string status)
        {
            var stream = (await CallAsync("DescribeStreamSummary", """{"StreamName":"s"}"""))["StreamDescriptionSummary"]!;
            Assert.Equal(status, stream["StreamStatus"]!.GetValue<string>());
            return stream["StreamARN"]!.GetValue<string>();
        }
    }

    [Theory]
    [InlineData("""{"createDuration":"soon"}""", "createDuration: 'soon' is not a duration, like 500ms, 30s, 5m, 24h or PT30S.")]
    [InlineData("""{"trimInterval":"0s"}""", "trimInterval: '0s' is out of range: durations go up to 49 days, those of timers from 1 ms")]
    [InlineData("""{"trimInterval":"0.5ms"}""", "trimInterval: '0.5ms' is out of range")]
    [InlineData("""{"heartbeatInterval":"0.1ms"}""", "heartbeatInterval: '0.1ms' is out of range")]
    [InlineData("""{"deleteDuration":"60d"}""", "deleteDuration: '60d' is out of range")]
    [InlineData("""{"consumerLimit":1,"consumerLimit":2}""", "The body is not what this page takes")]
    [InlineData("""{"consumerLimit":"many"}""", "consumerLimit: 'many' is not a whole number of 0 or more.")]
    [InlineData("""{"limitsScale":0}""", "limitsScale: '0' is out of range")]
    [InlineData("""{"controlPlaneRates":"perhaps"}""", "controlPlaneRates: 'perhaps' is neither on nor off.")]
    [InlineData("""{"preset":"slow"}""", "preset: 'slow' is none of fast, aws.")]
    [InlineData("""{"preset":null}""", "preset: 'null' is none of fast, aws.")]
    [InlineData("""{"tokenLifetime":null}""", "tokenLifetime: it is DURATION, and no null.")]
    [InlineData("""{"reshardDurations":"1s"}""", "There is no setting 'reshardDurations'. There are createDuration, ")]
    [InlineData("""{"createDuration":["1s"]}""", "createDuration: it is DURATION, and no array or object.")]
    public async Task Settings_that_cannot_be_are_told_and_change_nothing(string body, string complaint)
    {
        var before = await SendAsync("GET", "settings");
        var (status, answer) = await TrySendAsync("PATCH", "settings", body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.StartsWith(complaint, answer["error"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(before, await SendAsync("GET", "settings")));
    }

    [Theory]
    [InlineData("""{"preset":"slow"}""", "preset: 'slow' is none of fast, aws.")]
    [InlineData("""{"preset":["aws"]}""", "preset: '[\"aws\"]' is none of fast, aws.")]
    [InlineData("""{"writeRecordsPerSecond":-1}""", "writeRecordsPerSecond: a limit is null for none, or 0 or more, and the scale above 0; not -1.")]
    [InlineData("""{"scale":0}""", "scale: a limit is")]
    [InlineData("""{"writeRecordsPerSecond":"many"}""", "Path: $.writeRecordsPerSecond")]
    [InlineData("""{"writeRekordsPerSecond":1}""", "'writeRekordsPerSecond'")]
    public async Task Limits_that_cannot_be_are_told_and_change_nothing(string body, string complaint)
    {
        var before = await SendAsync("GET", "limits");
        var (status, answer) = await TrySendAsync("PUT", "limits", body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(complaint, answer["error"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(before, await SendAsync("GET", "limits")));
    }

    [Fact]
    public async Task The_preset_aws_starts_with_its_limits_and_durations()
    {
        await using var server = await ServerProcess.StartAsync(new Dictionary<string, string> { ["MILLRACE_PRESET"] = "aws" }, "--in-memory");
        _http.Dispose();
        _http = new HttpClient { BaseAddress = server.Endpoint };
        await SendAsync("POST", "clock", """{"hold":true}""");
        Assert.Equal(1000, (await SendAsync("GET", "limits"))["writeRecordsPerSecond"]!.GetValue<int>());
        await CallAsync("CreateStream", """{"StreamName":"s","ShardCount":1}""");
        Assert.Equal("CREATING", await StatusOfStreamAsync());
        await SendAsync("POST", "clock", """{"advance":"PT30S"}""");
        Assert.Equal("ACTIVE", await StatusOfStreamAsync());

        async Task<string> StatusOfStreamAsync() =>
            (await CallAsync("DescribeStreamSummary", """{"StreamName":"s"}"""))["StreamDescriptionSummary"]!["StreamStatus"]!.GetValue<string>();
    }

    private async Task<string> IteratorAsync() =>
        (await CallAsync("GetShardIterator", """{"StreamName":"s","ShardId":"0","ShardIteratorType":"TRIM_HORIZON"}"""))["ShardIterator"]!.GetValue<string>();

    [Fact]
    public async Task Who_is_let_in_is_switched_at_once_and_back_again()
    {
        const string put = """{"StreamName":"s","PartitionKey":"k","Data":"aGVsbG8="}""";
        await CallAsync("CreateStream", """{"StreamName":"s","ShardCount":1}""");
        Assert.Equal(("auto", "auto", true), Told(await SendAsync("GET", "authentication")));
        Assert.Equal(("strict", "auto", false), Told(await SwitchAsync("""{"mode":"strict"}""")));
        await CallAsync("PutRecord", put, "InvalidSignatureException");
        Assert.Equal("strict", (string?)(await SendAsync("GET", "status"))["authentication"]);
        Assert.Equal(("auto", "auto", true), Told(await SwitchAsync("""{"mode":"auto"}""")));
        await CallAsync("PutRecord", put);

        static (string?, string?, bool?) Told(JsonObject answer) => ((string?)answer["mode"], (string?)answer["started"], (bool?)answer["trustsUnknownKeys"]);
    }

    [Theory]
    [InlineData("1", "{}")]
    [InlineData("1", """{"mode":"Strict"}""")]
    [InlineData("1", """{"mode":"1"}""")]
    [InlineData("1", """{"mode":null}""")]
    [InlineData("1", """{"mode":"off","more":1}""")]
    [InlineData("1", "mode")]
    [InlineData(null, """{"mode":"off"}""")]
    public async Task Who_is_let_in_stays_so_when_the_switch_is_wrong_or_has_no_header(string? header, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/_millrace/authentication") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (header is not null) request.Headers.Add("X-Millrace-Console", header);
        using var answer = await _http.SendAsync(request, Cancellation);
        Assert.Equal(header is null ? HttpStatusCode.Forbidden : HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("auto", (string?)(await SendAsync("GET", "authentication"))["mode"]);
    }

    private async Task<JsonObject> SwitchAsync(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/_millrace/authentication") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Millrace-Console", "1");
        using var answer = await _http.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!;
    }

    private async Task<JsonObject> SendAsync(string method, string page, string? body = null)
    {
        var (status, answer) = await TrySendAsync(method, page, body);
        Assert.True(status is HttpStatusCode.OK or HttpStatusCode.Created, answer.ToString());
        return answer;
    }

    private async Task<(HttpStatusCode Status, JsonObject Answer)> TrySendAsync(string method, string page, string? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/_millrace/{page}");
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _http.SendAsync(request, Cancellation);
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!);
    }

    private async Task<JsonObject> CallAsync(string operation, string body, string? error = null)
    {
        using var answer = await _http.SendAsync(Request(operation, body), Cancellation);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        var json = text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject();
        Assert.Equal(error, json["__type"]?.GetValue<string>());
        return json;
    }

    private async Task<HttpStatusCode> StatusAsync(string operation, string body)
    {
        using var answer = await _http.SendAsync(Request(operation, body), Cancellation);
        return answer.StatusCode;
    }

    private static HttpRequestMessage Request(string operation, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.1") };
        request.Headers.Add("X-Amz-Target", $"Kinesis_20131202.{operation}");
        request.Headers.TryAddWithoutValidation("Authorization", KinesisCaller.Authorization);
        request.Headers.Add("X-Amz-Date", "20260101T000000Z");
        return request;
    }
}
