using System.Net;
using System.Text.Json.Nodes;

namespace Millrace.Server.Tests.Administration;

/// <summary>What the administrator's pages do not take: it changes nothing, and one server is asked for all of it.</summary>
public sealed class AdministrationRefusalTests(AdministeredServer server) : IClassFixture<AdministeredServer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

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
        Assert.Contains(complaint, await RefusalAsync("POST", "clock", body), StringComparison.Ordinal);
        Assert.False((await server.SendAsync("GET", "clock"))["held"]!.GetValue<bool>());
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
        using var answer = await server.Http.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("administrator's pages", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.False((await server.SendAsync("GET", "clock"))["held"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("Host", "localhost:4566")]
    [InlineData("Host", "[::1]:4566")]
    public async Task Loopback_names_are_taken(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_millrace/clock");
        request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await server.Http.SendAsync(request, Cancellation);
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
        var (answered, answer) = await server.TrySendAsync(method, page);
        Assert.Equal(status, answered);
        Assert.NotEqual("", answer["error"]!.GetValue<string>());
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
        Assert.Contains(complaint, await RefusalAsync("POST", "faults", body), StringComparison.Ordinal);
        Assert.Empty((await server.SendAsync("GET", "faults"))["rules"]!.AsArray());
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
        var before = await server.SendAsync("GET", "settings");
        Assert.StartsWith(complaint, await RefusalAsync("PATCH", "settings", body), StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(before, await server.SendAsync("GET", "settings")));
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
        var before = await server.SendAsync("GET", "limits");
        Assert.Contains(complaint, await RefusalAsync("PUT", "limits", body), StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(before, await server.SendAsync("GET", "limits")));
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
        var (status, _) = await server.TrySendAsync("PUT", "authentication", body, header);
        Assert.Equal(header is null ? HttpStatusCode.Forbidden : HttpStatusCode.BadRequest, status);
        Assert.Equal("auto", (string?)(await server.SendAsync("GET", "authentication"))["mode"]);
    }

    /// <summary>What is said of a body that the page does not take.</summary>
    private async Task<string> RefusalAsync(string method, string page, string body)
    {
        var (status, answer) = await server.TrySendAsync(method, page, body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        return answer["error"]!.GetValue<string>();
    }
}
