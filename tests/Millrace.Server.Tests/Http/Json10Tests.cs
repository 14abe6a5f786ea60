using System.IO.Hashing;
using System.Net;
using System.Text;
using Millrace.Iam;

namespace Millrace.Server.Tests.Http;

/// <summary>A service that speaks JSON 1.0, spells its errors with a namespace and sends checksums (facts/dynamodb.md 3, 4).</summary>
public sealed class Json10Tests
{
    private const string Json10 = "application/x-amz-json-1.0";
    private const string PlainJson = "application/json";

    [Theory]
    [InlineData(Json10)]
    [InlineData(PlainJson)]
    public async Task An_answer_comes_in_the_type_of_the_request_with_its_checksum(string contentType)
    {
        await using var server = await EndpointServer.StartAsync();
        Assert.Equal((HttpStatusCode.OK, """{"TableNames":[]}"""), await SendAsync(server, "ListTables", "{}", contentType));
    }

    [Theory]
    [InlineData("DescribeTable", "{}", "com.amazon.coral.validate#ValidationException", "1 validation error detected: Value null at 'tableName' failed to satisfy constraint: Member must not be null")]
    [InlineData("DescribeTable", """{"TableName":"None"}""", "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException", "Requested resource not found: Table: None not found")]
    public async Task An_error_has_its_namespace(string operation, string json, string type, string message)
    {
        await using var server = await EndpointServer.StartAsync();
        Assert.Equal((HttpStatusCode.BadRequest, $$"""{"__type":"{{type}}","message":"{{message}}"}"""), await SendAsync(server, operation, json));
    }

    [Theory]
    [InlineData("NoSuch", "{}", """{"__type":"com.amazon.coral.service#UnknownOperationException"}""")]
    [InlineData("ListTables", "{", """{"__type":"com.amazon.coral.service#SerializationException"}""")]
    [InlineData("ListTables", "", """{"__type":"com.amazon.coral.service#SerializationException"}""")]
    [InlineData("ListTables", """{"Limit":"1"}""", """{"__type":"com.amazon.coral.service#SerializationException","Message":"STRING_VALUE cannot be converted to Integer"}""")]
    public async Task What_stands_before_the_service_has_a_namespace_of_its_own(string operation, string json, string body)
    {
        await using var server = await EndpointServer.StartAsync();
        Assert.Equal((HttpStatusCode.BadRequest, body), await SendAsync(server, operation, json));
    }

    [Fact]
    public async Task A_request_without_a_signature_is_refused_in_the_services_spelling()
    {
        await using var server = await EndpointServer.StartAsync(mode: AuthenticationMode.Strict);
        var request = Request("ListTables", "{}", Json10) with { AccessKeyId = null };
        using var response = await request.SendAsync(server);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("""{"__type":"com.amazon.coral.service#MissingAuthenticationTokenException",""", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/x-amz-json-1.1")]
    [InlineData("application/x-amz-cbor-1.1")]
    [InlineData("text/plain")]
    public async Task Any_other_content_type_is_none(string contentType)
    {
        await using var server = await EndpointServer.StartAsync();
        using var response = await Request("ListTables", "{}", contentType).SendAsync(server);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("<UnknownOperationException/>\n", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_call_without_output_answers_with_no_byte_and_its_checksum()
    {
        await using var server = await EndpointServer.StartAsync();
        await SendAsync(server, "CreateTable", """
            {"TableName":"Table","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],"AttributeDefinitions":[{"AttributeName":"a","AttributeType":"S"}]}
            """);
        Assert.Equal(
            (HttpStatusCode.OK, ""),
            await SendAsync(server, "TagResource", $$"""{"ResourceArn":"arn:aws:dynamodb:eu-west-1:{{EndpointServer.Account}}:table/Table","Tags":[{"Key":"a","Value":"b"}]}"""));
    }

    private static AwsRequest Request(string operation, string json, string contentType) => new()
    {
        ContentType = contentType,
        Operation = $"DynamoDB_20120810.{operation}",
        Body = Encoding.UTF8.GetBytes(json),
        Service = "dynamodb",
    };

    private static async Task<(HttpStatusCode Status, string Body)> SendAsync(EndpointServer server, string operation, string json, string contentType = Json10)
    {
        using var response = await Request(operation, json, contentType).SendAsync(server);
        var body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal(contentType, response.Content.Headers.ContentType?.ToString());
        Assert.Equal($"{Crc32.HashToUInt32(body)}", response.Headers.GetValues("x-amz-crc32").Single());
        return (response.StatusCode, Encoding.UTF8.GetString(body));
    }
}
