using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Millrace.Server.Tests.WebConsole;

/// <summary>The console of the built program by plain HTTP: what it sends, and whom it refuses.</summary>
public sealed partial class ConsoleTests(ConsoleServer console) : IClassFixture<ConsoleServer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_browser_at_the_root_is_sent_to_the_console_and_an_SDK_is_not()
    {
        using var browser = await console.SendAsync("GET", "/", ("Accept", "text/html,application/xhtml+xml"));
        Assert.Equal(HttpStatusCode.Redirect, browser.StatusCode);
        Assert.Equal("/_millrace/", browser.Headers.Location!.OriginalString);
        using var other = await console.SendAsync("GET", "/", ("Accept", "*/*"));
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
    }

    [Fact]
    public async Task The_page_names_its_files_by_their_hashes_and_they_are_kept_for_long()
    {
        using var page = await PageAsync();
        Assert.Equal("default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'", page.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("no-cache", page.Headers.CacheControl!.ToString());
        var files = FileName().Matches(await page.Content.ReadAsStringAsync(Cancellation)).Select(static match => match.Value).ToArray();
        Assert.Equal(4, files.Length);
        foreach (var file in files)
        {
            using var asset = await console.SendAsync("GET", "/_millrace/" + file);
            Assert.Equal(HttpStatusCode.OK, asset.StatusCode);
            Assert.Equal("public, max-age=31536000, immutable", asset.Headers.CacheControl!.ToString());
            using var again = await console.SendAsync("GET", "/_millrace/" + file, ("If-None-Match", asset.Headers.ETag!.ToString()));
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        }

        using var none = await console.SendAsync("GET", "/_millrace/assets/console-000000000000.js");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Files_are_sent_compressed_and_the_whole_console_is_small(string encoding)
    {
        using var page = await PageAsync();
        var bytes = 0L;
        foreach (var file in FileName().Matches(await page.Content.ReadAsStringAsync(Cancellation)).Select(static match => match.Value))
        {
            using var asset = await console.SendAsync("GET", "/_millrace/" + file, ("Accept-Encoding", encoding));
            Assert.Equal(encoding, Assert.Single(asset.Content.Headers.ContentEncoding));
            bytes += asset.Content.Headers.ContentLength!.Value;
        }

        Assert.InRange(bytes, 1, 120 * 1024);
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "192.0.2.1:4566")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://localhost:1")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Names_and_pages_of_others_are_refused(string header, string value)
    {
        foreach (var path in (string[])["/_millrace/", "/_millrace/api/server", "/_millrace/api/events?topics=streams"])
        {
            using var answer = await console.SendAsync("GET", path, (header, value), ("X-Millrace-Console", "1"));
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("POST", "/_millrace/api/aws/")]
    [InlineData("GET", "/_millrace/api/aws/2015-03-31/functions")]
    [InlineData("POST", "/_millrace/api/server")]
    public async Task An_action_needs_a_header_that_no_form_sends(string method, string path)
    {
        using var answer = await console.SendAsync(method, path);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("X-Millrace-Console", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/_millrace/api/nothing", HttpStatusCode.NotFound)]
    [InlineData("/_millrace/api/records", HttpStatusCode.BadRequest)]
    [InlineData("/_millrace/api/records?stream=orders", HttpStatusCode.BadRequest)]
    [InlineData("/_millrace/api/events", HttpStatusCode.BadRequest)]
    [InlineData("/_millrace/api/events?topics=streams,nothing", HttpStatusCode.BadRequest)]
    [InlineData("/_millrace/api/records?stream=arn:aws:kinesis:us-east-1:000000000000:stream/nothing", HttpStatusCode.BadRequest)]
    public async Task What_makes_no_sense_is_told(string path, HttpStatusCode status)
    {
        using var answer = await console.SendAsync("GET", path);
        Assert.Equal(status, answer.StatusCode);
        Assert.NotEqual("", JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation))!["error"]!.GetValue<string>());
    }

    [Fact]
    public async Task AWS_s_operations_are_called_as_the_account_s_root_in_every_protocol()
    {
        var name = ConsoleServer.NewName();
        await console.CallAsync("CreateStream", $$"""{"StreamName":"{{name}}","ShardCount":1}""");
        Assert.Equal("ACTIVE", (await console.CallAsync("DescribeStreamSummary", $$"""{"StreamName":"{{name}}"}"""))["StreamDescriptionSummary"]!["StreamStatus"]!.GetValue<string>());
        using var functions = await console.SendAsync("GET", "/_millrace/api/aws/2015-03-31/functions", ("X-Millrace-Console", "1"));
        Assert.Empty(JsonNode.Parse(await functions.Content.ReadAsStringAsync(Cancellation))!["Functions"]!.AsArray());
        using var elsewhere = await console.SendAsync(
            "POST", "/_millrace/api/aws/", """{"StreamName":"x"}""", ("X-Millrace-Console", "1"), ("X-Millrace-Region", "eu-west-1"), ("X-Amz-Target", "Kinesis_20131202.DescribeStreamSummary"));
        Assert.Contains("ResourceNotFoundException", await elsewhere.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_machines_get_nothing_without_the_token_that_was_printed()
    {
        await using var server = await ServerProcess.StartAsync("--in-memory", "--listen", "0.0.0.0");
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = server.Endpoint };
        foreach (var path in (string[])["/_millrace/", "/_millrace/assets/x.js", "/_millrace/api/server", "/_millrace/?token=wrong"])
        {
            using var refused = await http.GetAsync(path, Cancellation);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }

        var address = server.Output.Split('\n').Single(static line => line.StartsWith("  console ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        if (!address.StartsWith("http", StringComparison.Ordinal)) Assert.Skip("This build has no console: npm was not there.");
        using var admitted = await http.GetAsync(address, Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, admitted.StatusCode);
        Assert.Equal("/_millrace/", admitted.Headers.Location!.OriginalString);
        var cookie = admitted.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_millrace/api/server");
        request.Headers.Add("Cookie", cookie.Split(';')[0]);
        using var answer = await http.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Looking_at_records_costs_a_shard_nothing_of_what_consumers_may_read()
    {
        await using var server = await ServerProcess.StartAsync("--in-memory", "--read-calls-per-second", "1", "--streams", "limited:1");
        using var caller = new KinesisCaller(server.Endpoint);
        await caller.PutAsync("limited", "key", "text");
        using var http = new HttpClient { BaseAddress = server.Endpoint };
        for (var look = 0; look < 20; look++)
        {
            using var answer = await http.GetAsync($"/_millrace/api/records?from=newest&stream={ConsoleServer.ArnOf("limited")}", Cancellation);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Single(await caller.ReadToTipAsync(await caller.IteratorAsync("limited", "shardId-000000000000")));
    }

    [Fact]
    public async Task Who_wants_no_console_has_none()
    {
        await using var server = await ServerProcess.StartAsync("--in-memory", "--no-console");
        using var http = new HttpClient { BaseAddress = server.Endpoint };
        using var page = await http.GetAsync("/_millrace/", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.DoesNotContain("console", server.Output, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> PageAsync()
    {
        var page = await console.SendAsync("GET", "/_millrace/");
        if (page.StatusCode == HttpStatusCode.NotFound) Assert.Skip("This build has no console: npm was not there.");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        return page;
    }

    [GeneratedRegex("assets/[a-z]+-[0-9a-f]{12}\\.(js|css|svg|txt)")]
    private static partial Regex FileName();
}
