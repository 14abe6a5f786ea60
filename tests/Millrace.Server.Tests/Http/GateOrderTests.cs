using System.Net;
using Millrace.Http;

namespace Millrace.Server.Tests.Http;

/// <summary>Which complaint wins when several apply (facts/kinesis.md 1.4), for both formats.</summary>
public sealed class GateOrderTests
{
    private const string Unroutable =
        "<AccessDeniedException>\n  <Message>Unable to determine service/operation name to be authorized</Message>\n</AccessDeniedException>\n";

    /// <summary>Each request has the fault that it is named after and every later one that can be had along with it.</summary>
    public static TheoryData<string, string, int, string?> Order
    {
        get
        {
            var rows = new TheoryData<string, string, int, string?>();
            foreach (var format in new[] { AwsRequest.Json, AwsRequest.Cbor })
            {
                rows.Add("too large", format, 413, null);
                rows.Add("method", format, 403, null);
                rows.Add("empty, unknown operation", format, 400, "UnknownOperationException");
                rows.Add("empty", format, 400, "SerializationException");
                rows.Add("malformed", format, 400, "SerializationException");
                rows.Add("not an object", format, 400, "SerializationException");
                rows.Add("unknown operation", format, 400, "UnknownOperationException");
                rows.Add("not signed", format, 400, "MissingAuthenticationTokenException");
                rows.Add("wrong service", format, 400, "InvalidSignatureException");
                rows.Add("too old", format, 400, "InvalidSignatureException");
                rows.Add("wrong secret", format, 400, "InvalidSignatureException");
                rows.Add("type", format, 400, "SerializationException");
                rows.Add("constraint", format, 400, "ValidationException");
                rows.Add("none", format, 200, null);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Order))]
    public async Task The_first_fault_is_told(string fault, string format, int status, string? type)
    {
        await using var server = await EndpointServer.StartAsync(options: new AwsEndpointOptions { MaxJsonBodyBytes = 1000, MaxCborBodyBytes = 1000 });
        using var response = await Request(fault, format).SendAsync(server);
        var answer = await Answer.ReadAsync(response);

        Assert.Equal((status, type), ((int)answer.Status, answer.Type));
        if (fault == "method") Assert.Equal((null, Unroutable), (answer.ContentType, answer.Text));
        else if (fault != "too large") Assert.Equal(format, answer.ContentType);
        if (fault is "malformed" or "not an object" or "empty") Assert.Null(answer.Message);
        if (fault == "type") Assert.StartsWith("class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be", answer.Message, StringComparison.Ordinal);
        if (fault == "wrong secret") Assert.StartsWith("The request signature we calculated", answer.Message, StringComparison.Ordinal);
        if (fault == "too old") Assert.StartsWith("Signature expired: ", answer.Message, StringComparison.Ordinal);
        if (fault == "wrong service") Assert.StartsWith("Credential should be scoped to correct service: 'kinesis'. ", answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Kinesis_20131202.PutRecord", 404, "<UnknownOperationException/>\n")]
    [InlineData("Any.Thing", 404, "<UnknownOperationException/>\n")]
    [InlineData("Kinesis_20131202.", 403, Unroutable)]
    [InlineData("Kinesis_20131202", 403, Unroutable)]
    [InlineData(".PutRecord", 403, Unroutable)]
    [InlineData(null, 403, Unroutable)]
    public async Task An_unknown_content_type_comes_before_a_malformed_body(string? operation, int status, string text)
    {
        await using var server = await EndpointServer.StartAsync();
        var request = new AwsRequest { ContentType = "text/plain", Operation = operation, Body = "{"u8.ToArray(), AccessKeyId = null };
        using var response = await request.SendAsync(server);
        var answer = await Answer.ReadAsync(response);
        Assert.Equal((status, (string?)null, text), ((int)answer.Status, answer.ContentType, answer.Text));
    }

    [Theory]
    [InlineData("text/plain", AwsRequest.Cbor)]
    [InlineData("application/json", AwsRequest.Cbor)]
    [InlineData(null, AwsRequest.Cbor)]
    [InlineData("application/x-amz-json-1.1; charset=utf-8", AwsRequest.Json)]
    public async Task An_empty_body_is_complained_about_in_CBOR_unless_JSON_was_announced(string? contentType, string answered)
    {
        await using var server = await EndpointServer.StartAsync();
        using var response = await new AwsRequest { ContentType = contentType, Body = [], AccessKeyId = null }.SendAsync(server);
        var answer = await Answer.ReadAsync(response);
        Assert.Equal((HttpStatusCode.BadRequest, answered, "SerializationException"), (answer.Status, answer.ContentType, answer.Type));
    }

    [Theory]
    [InlineData("{", 400, "SerializationException")]
    [InlineData("[]", 400, "SerializationException")]
    [InlineData("{}", 404, "UnknownOperationException")]
    public async Task Plain_JSON_has_an_envelope_of_its_own(string body, int status, string type)
    {
        await using var server = await EndpointServer.StartAsync();
        var request = new AwsRequest { ContentType = "application/json", Body = System.Text.Encoding.UTF8.GetBytes(body) };
        using var response = await request.SendAsync(server);
        var answer = await Answer.ReadAsync(response);
        Assert.Equal(
            (status, "application/json", "{\"Output\":{\"__type\":\"com.amazon.coral.service#" + type + "\"},\"Version\":\"1.0\"}"),
            ((int)answer.Status, answer.ContentType, answer.Text));
    }

    [Theory]
    [InlineData("  application/x-amz-json-1.1 ;charset=utf-8")]
    [InlineData("application/x-amz-json-1.1;anything")]
    public async Task What_follows_a_content_type_is_of_no_meaning(string contentType)
    {
        await using var server = await EndpointServer.StartAsync();
        using var response = await new AwsRequest { ContentType = contentType }.SendAsync(server);
        Assert.Equal((HttpStatusCode.OK, AwsRequest.Json), (response.StatusCode, response.Content.Headers.ContentType?.ToString()));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/any/path?and=query")]
    public async Task The_path_is_of_no_meaning(string target)
    {
        await using var server = await EndpointServer.StartAsync();
        using var response = await new AwsRequest { Target = target }.SendAsync(server);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static AwsRequest Request(string fault, string format)
    {
        var isJson = format == AwsRequest.Json;
        var malformed = isJson ? "{\"StreamName\":"u8.ToArray() : [0xbf, 0x61];
        var wrongType = isJson
            ? """{"StreamName":1,"PartitionKey":"","Data":"AAEC"}"""u8.ToArray()
            : AwsRequest.CborMap(("StreamName", 1), ("PartitionKey", ""), ("Data", new byte[] { 1 }));
        var unsigned = new AwsRequest { ContentType = format, AccessKeyId = null, Operation = "Kinesis_20131202.NoSuch", Body = wrongType };
        var known = unsigned with { Operation = AwsRequest.PutRecord };
        return fault switch
        {
            "too large" => unsigned with { Method = HttpMethod.Put, Body = new byte[1001], Headers = [("Origin", "http://x")] },
            "method" => unsigned with { Method = HttpMethod.Put, Body = malformed },
            "empty, unknown operation" => unsigned with { Body = [] },
            "empty" => known with { Body = [] },
            "malformed" => unsigned with { Body = malformed },
            "not an object" => unsigned with { Body = isJson ? "[]"u8.ToArray() : [0x80] },
            "unknown operation" => unsigned,
            "not signed" => known,
            "wrong service" => known with { AccessKeyId = "test", Secret = "wrong", Service = "dynamodb", Time = known.Time.AddHours(-1) },
            "too old" => known with { AccessKeyId = "test", Secret = "wrong", Time = known.Time.AddHours(-1) },
            "wrong secret" => known with { AccessKeyId = "test", Secret = "wrong" },
            "type" => known with { AccessKeyId = "test" },
            "constraint" => known with
            {
                AccessKeyId = "test",
                Body = isJson
                    ? """{"StreamName":"s","PartitionKey":"","Data":"AAEC"}"""u8.ToArray()
                    : AwsRequest.CborMap(("StreamName", "s"), ("PartitionKey", ""), ("Data", new byte[] { 1 })),
            },
            "none" => known with
            {
                AccessKeyId = "test",
                Body = isJson
                    ? AwsRequest.GoodJson
                    : AwsRequest.CborMap(("StreamName", "s"), ("PartitionKey", "k"), ("Data", new byte[] { 1 })),
            },
            _ => throw new ArgumentOutOfRangeException(nameof(fault)),
        };
    }
}
