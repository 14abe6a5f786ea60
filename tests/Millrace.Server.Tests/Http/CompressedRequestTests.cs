using System.IO.Compression;
using System.Net;
using System.Text;

namespace Millrace.Server.Tests.Http;

/// <summary>facts/dynamodb.md 3: DynamoDB takes bodies that come compressed.</summary>
public sealed class CompressedRequestTests
{
    private const string Json10 = "application/x-amz-json-1.0";

    [Theory]
    [InlineData("gzip")]
    [InlineData("GZIP")]
    public async Task A_compressed_body_is_read(string encoding)
    {
        await using var server = await EndpointServer.StartAsync();
        Assert.Equal((HttpStatusCode.OK, """{"TableNames":[]}"""), await SendAsync(server, Compressed("""{"Limit":5}"""), encoding));
    }

    [Fact]
    public async Task What_is_not_compressed_is_malformed()
    {
        await using var server = await EndpointServer.StartAsync();
        var malformed = (HttpStatusCode.BadRequest, """{"__type":"com.amazon.coral.service#SerializationException"}""");
        Assert.Equal(malformed, await SendAsync(server, Encoding.UTF8.GetBytes("{}"), "gzip"));
        Assert.Equal(malformed, await SendAsync(server, Compressed("{}"), "br"));
        Assert.Equal(malformed, await SendAsync(server, Compressed("{\"Limit\":5}")[..^12], "gzip"));
    }

    [Fact]
    public async Task A_small_body_that_holds_too_much_is_refused()
    {
        await using var server = await EndpointServer.StartAsync();
        var (status, body) = await SendAsync(server, Compressed($"{{\"Limit\":5}}{new string(' ', 17 * 1024 * 1024)}"), "gzip");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Contains("RequestEntityTooLargeException", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_services_take_bodies_as_they_are()
    {
        await using var server = await EndpointServer.StartAsync();
        var request = new AwsRequest { Body = Compressed("{}"), Headers = [("Content-Encoding", "gzip")] };
        using var response = await request.SendAsync(server);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static byte[] Compressed(string text)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return output.ToArray();
    }

    private static async Task<(HttpStatusCode Status, string Body)> SendAsync(EndpointServer server, byte[] body, string encoding)
    {
        var request = new AwsRequest
        {
            ContentType = Json10,
            Operation = "DynamoDB_20120810.ListTables",
            Body = body,
            Service = "dynamodb",
            Headers = [("Content-Encoding", encoding)],
        };
        using var response = await request.SendAsync(server);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
