using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Server.Tests.Http;

/// <summary>Headers, errors and the log (facts/kinesis.md 1.2, 1.3, 2).</summary>
public sealed partial class AnswerTests
{
    [Theory]
    [InlineData(AwsRequest.Json, AwsRequest.PutRecord, 200)]
    [InlineData(AwsRequest.Json, "Kinesis_20131202.NoSuch", 400)]
    [InlineData("text/plain", AwsRequest.PutRecord, 404)]
    [InlineData("text/plain", null, 403)]
    public async Task Every_answer_has_its_ids_and_its_length(string contentType, string? operation, int status)
    {
        await using var server = await EndpointServer.StartAsync();
        using var first = await new AwsRequest { ContentType = contentType, Operation = operation }.SendAsync(server);
        using var second = await new AwsRequest { ContentType = contentType, Operation = operation }.SendAsync(server);

        Assert.Equal(status, (int)first.StatusCode);
        Assert.Matches(Uuid(), first.Headers.GetValues("x-amzn-RequestId").Single());
        Assert.Equal(72, Convert.FromBase64String(first.Headers.GetValues("x-amz-id-2").Single()).Length);
        Assert.NotNull(first.Headers.Date);
        Assert.NotNull(first.Content.Headers.ContentLength);
        Assert.Empty(first.Headers.Connection);
        Assert.NotEqual(first.Headers.GetValues("x-amzn-RequestId"), second.Headers.GetValues("x-amzn-RequestId"));
        Assert.NotEqual(first.Headers.GetValues("x-amz-id-2"), second.Headers.GetValues("x-amz-id-2"));
        Assert.False(first.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_preflight_is_answered_without_a_signature()
    {
        await using var server = await EndpointServer.StartAsync();
        var request = new AwsRequest
        {
            Method = HttpMethod.Options,
            AccessKeyId = null,
            Operation = null,
            Body = [],
            Headers =
            [
                ("Origin", "http://page"), ("Access-Control-Request-Headers", "authorization,x-amz-date"), ("Access-Control-Request-Method", "POST"),
            ],
        };
        using var response = await request.SendAsync(server);

        Assert.Equal((HttpStatusCode.OK, 0L, null), (response.StatusCode, response.Content.Headers.ContentLength, response.Content.Headers.ContentType));
        Assert.Equal("*", Header(response, "Access-Control-Allow-Origin"));
        Assert.Equal("172800", Header(response, "Access-Control-Max-Age"));
        Assert.Equal("authorization,x-amz-date", Header(response, "Access-Control-Allow-Headers"));
        Assert.Equal("POST", Header(response, "Access-Control-Allow-Methods"));
        Assert.Matches(Uuid(), Header(response, "x-amzn-RequestId"));
        Assert.False(response.Headers.Contains("x-amz-id-2"));
    }

    [Theory]
    [InlineData("POST", 200)]
    [InlineData("GET", 403)]
    public async Task A_page_may_read_every_other_answer(string method, int status)
    {
        await using var server = await EndpointServer.StartAsync();
        var request = new AwsRequest { Method = new HttpMethod(method), Headers = [("Origin", "http://page")] };
        using var response = await request.SendAsync(server);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("*", Header(response, "Access-Control-Allow-Origin"));
        Assert.Equal(
            "x-amzn-RequestId,x-amzn-ErrorType,x-amz-request-id,x-amz-id-2,x-amzn-ErrorMessage,Date", Header(response, "Access-Control-Expose-Headers"));
    }

    [Fact]
    public async Task OPTIONS_from_no_page_is_just_another_method()
    {
        await using var server = await EndpointServer.StartAsync();
        using var response = await new AwsRequest { Method = HttpMethod.Options, Body = [] }.SendAsync(server);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData(AwsRequest.Json)]
    [InlineData(AwsRequest.Cbor)]
    public async Task A_handlers_error_is_the_answer(string format)
    {
        await using var server = await EndpointServer.StartAsync((_, _) => throw new ServiceException("ResourceNotFoundException", "Stream s…"));
        using var response = await Good(format).SendAsync(server);
        var answer = await Answer.ReadAsync(response);
        Assert.Equal((HttpStatusCode.BadRequest, format, "ResourceNotFoundException", "Stream s…"), (answer.Status, answer.ContentType, answer.Type, answer.Message));
    }

    [Theory]
    [InlineData(AwsRequest.Json)]
    [InlineData(AwsRequest.Cbor)]
    public async Task A_fault_inside_is_logged_and_not_told(string format)
    {
        await using var server = await EndpointServer.StartAsync((_, _) => throw new InvalidDataException("of our own making"));
        using var response = await Good(format).SendAsync(server);
        var answer = await Answer.ReadAsync(response);

        Assert.Equal((HttpStatusCode.InternalServerError, format, "InternalFailure"), (answer.Status, answer.ContentType, answer.Type));
        Assert.DoesNotContain("of our own making", answer.Text, StringComparison.Ordinal);
        var line = Assert.Single(server.Log.Lines, line => line.Level == LogLevel.Error);
        Assert.IsType<InvalidDataException>(line.Exception);
        Assert.Contains(Header(response, "x-amzn-RequestId"), line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_is_one_line_of_the_log()
    {
        await using var server = await EndpointServer.StartAsync();
        using var response = await new AwsRequest { AccessKeyId = "999999999999" }.SendAsync(server);
        var length = response.Content.Headers.ContentLength;
        await server.DisposeAsync();

        var line = Assert.Single(server.Log.Lines);
        Assert.Equal(LogLevel.Debug, line.Level);
        Assert.Matches(
            $"^Kinesis.PutRecord by arn:aws:iam::999999999999:root: 200, {AwsRequest.GoodJson.Length} bytes in, {length} bytes out, "
            + $"[0-9.]+ ms, request {Header(response, "x-amzn-RequestId")}$",
            line.Text);
    }

    [Fact]
    public async Task A_large_answer_is_whole()
    {
        // Strings are the only part of this answer that a test can make large: 8 MiB, over many chunks.
        var text = string.Concat(Enumerable.Range(0, 1 << 20).Select(i => $"{i:x8}"));
        await using var server = await EndpointServer.StartAsync((_, _) => Task.FromResult(new PutRecordResponse { ShardId = text, SequenceNumber = "1" }));
        using var response = await new AwsRequest().SendAsync(server);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal($"{{\"ShardId\":\"{text}\",\"SequenceNumber\":\"1\"}}", body);
        Assert.Equal(body.Length, response.Content.Headers.ContentLength);
    }

    private static AwsRequest Good(string format) => format == AwsRequest.Json
        ? new()
        : new() { ContentType = format, Body = AwsRequest.CborMap(("StreamName", "s"), ("PartitionKey", "k"), ("Data", new byte[] { 1 })) };

    private static string Header(HttpResponseMessage response, string name) => response.Headers.GetValues(name).Single();

    [GeneratedRegex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    private static partial Regex Uuid();
}
