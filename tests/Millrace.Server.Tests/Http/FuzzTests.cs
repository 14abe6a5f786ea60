using System.Net.Sockets;
using System.Text;
using CsCheck;
using Microsoft.Extensions.Logging;
using Millrace.Model.Kinesis;

namespace Millrace.Server.Tests.Http;

/// <summary>Whatever comes in, an answer goes out that blames the client (or thanks it).</summary>
public sealed class FuzzTests
{
    private static readonly byte[] GoodCbor = AwsRequest.CborMap(("StreamName", "s"), ("PartitionKey", "k"), ("Data", new byte[] { 1 }));

    private static readonly string[] Methods = ["POST", "POST", "POST", "GET", "PUT", "OPTIONS", "DELETE", "HEAD", "PATCH", "X"];

    private static readonly Gen<string> Word = Gen.Char["abzAZ09-_.~/%+=&;,:'\"<>{}[]()!@#$^*|?\\ "].Array[0, 40].Select(characters => new string(characters));

    private static readonly Gen<string> ContentType = Gen.OneOf(
        Gen.Const(AwsRequest.Json), Gen.Const(AwsRequest.Cbor), Gen.Const("application/json"), Gen.Const("application/x-www-form-urlencoded"), Word);

    private static readonly Gen<string> Target = Gen.OneOf(
        Gen.Const(AwsRequest.PutRecord), Gen.Const("Kinesis_20131202.NoSuch"), Gen.Const(""), Word);

    private static readonly Gen<byte[]> Body = Gen.OneOf(
        Gen.Byte.Array[0, 200],
        Word.Select(Encoding.UTF8.GetBytes),
        Gen.Select(Gen.Int[0, AwsRequest.GoodJson.Length - 1], Gen.Byte, (at, value) => Mutate(AwsRequest.GoodJson, at, value)),
        Gen.Int[0, AwsRequest.GoodJson.Length].Select(length => AwsRequest.GoodJson[..length]),
        Gen.Select(Gen.Int[0, GoodCbor.Length - 1], Gen.Byte, (at, value) => Mutate(GoodCbor, at, value)),
        Word.Select(word => Encoding.UTF8.GetBytes($"Action=GetCallerIdentity&Version=2011-06-15&{word}")),
        Gen.Int[1, 3000].Select(depth => Encoding.ASCII.GetBytes("{\"a\":" + new string('[', depth))),
        Gen.Int[1, 3000].Select(depth => Enumerable.Repeat((byte)0x81, depth).ToArray()));

    private static readonly Gen<string> Authorization = Gen.OneOf(
        Gen.Const(""),
        Word,
        Word.Select(word => $"AWS4-HMAC-SHA256 Credential={word}, SignedHeaders={word}, Signature={word}"),
        Gen.Const("AWS4-HMAC-SHA256 Credential=dummy/20260203/us-east-1/kinesis/aws4_request, SignedHeaders=host, Signature=00"),
        Gen.Const("AWS4-HMAC-SHA256 Credential=test/20260203/us-east-1/kinesis/aws4_request, SignedHeaders=host, Signature=00"));

    [Fact]
    public async Task No_request_is_answered_with_a_server_error()
    {
        await using var server = await EndpointServer.StartAsync();
        var method = Gen.Int[0, Methods.Length - 1].Select(index => Methods[index]);
        var date = Gen.OneOf(Gen.Const("20260203T040506Z"), Word);
        var query = Gen.OneOf(
            Gen.Const(""), Word.Select(word => "?" + word), Word.Select(word => "?X-Amz-Algorithm=" + word), Gen.Const("?Action=GetCallerIdentity&Version=2011-06-15"));
        await Gen.Select(method, ContentType, Target, Gen.Select(query, Authorization, date), Body).SampleAsync(async (verb, type, target, signing, body) =>
        {
            var (path, authorization, time) = signing;
            using var request = new HttpRequestMessage(new HttpMethod(verb), new Uri(server.Address, "/" + path));
            if (verb is not ("GET" or "HEAD")) request.Content = new ByteArrayContent(body);
            request.Content?.Headers.TryAddWithoutValidation("Content-Type", type);
            request.Headers.TryAddWithoutValidation("X-Amz-Target", target);
            if (authorization.Length > 0) request.Headers.TryAddWithoutValidation("Authorization", authorization);
            request.Headers.TryAddWithoutValidation("X-Amz-Date", time);
            if (body.Length % 2 == 0) request.Headers.TryAddWithoutValidation("Origin", "http://page");

            using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
            var answer = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            Assert.InRange((int)response.StatusCode, 200, 499);
            if (response.Headers.Contains("x-amzn-RequestId") && verb != "HEAD") Assert.Equal(answer.Length, response.Content.Headers.ContentLength);
        }, iter: 2000, threads: 1);
        Assert.DoesNotContain(server.Log.Lines, line => line.Level == LogLevel.Error);
    }

    /// <summary>Past the gate: random bodies of calls that are signed and routed well.</summary>
    [Theory]
    [InlineData(AwsRequest.Json)]
    [InlineData(AwsRequest.Cbor)]
    public async Task No_body_of_a_call_is_answered_with_a_server_error(string format)
    {
        var calls = 0;
        await using var server = await EndpointServer.StartAsync((_, _) =>
        {
            calls++;
            return Task.FromResult(new PutRecordResponse { ShardId = "s", SequenceNumber = "1" });
        });
        var good = format == AwsRequest.Json ? AwsRequest.GoodJson : GoodCbor;
        var mutant = Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte, (at, value) => Mutate(good, at, value));
        var accepted = 0;
        await Gen.OneOf(mutant, Body).SampleAsync(async body =>
        {
            using var response = await new AwsRequest { ContentType = format, Body = body }.SendAsync(server);
            Assert.True((int)response.StatusCode is 200 or 400, $"{response.StatusCode}");
            if ((int)response.StatusCode == 200) accepted++;
        }, iter: 1000, threads: 1);
        Assert.Equal(accepted, calls);
        Assert.InRange(accepted, 1, 999);
        Assert.DoesNotContain(server.Log.Lines, line => line.Level == LogLevel.Error);
    }

    [Fact]
    public async Task Bytes_that_are_no_HTTP_end_in_a_closed_connection()
    {
        await using var server = await EndpointServer.StartAsync();
        await Gen.Byte.Array[1, 500].SampleAsync(async bytes =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(server.Address.Host, server.Address.Port, TestContext.Current.CancellationToken);
            await using var client = new NetworkStream(socket, ownsSocket: true);
            await client.WriteAsync(bytes, TestContext.Current.CancellationToken);
            socket.Shutdown(SocketShutdown.Send);
            using var answer = new MemoryStream();
            try
            {
                await client.CopyToAsync(answer, TestContext.Current.CancellationToken);
            }
            catch (IOException reset) when (reset.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
            {
                // The server closed before it had read everything.
            }

            var text = Encoding.Latin1.GetString(answer.ToArray());
            Assert.True(text.Length == 0 || text.StartsWith("HTTP/1.1 4", StringComparison.Ordinal), text);
        }, iter: 200, threads: 1);
        using var response = await new AwsRequest().SendAsync(server);
        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
    }

    private static byte[] Mutate(byte[] body, int at, byte value)
    {
        var mutant = body.ToArray();
        mutant[at] = value;
        return mutant;
    }
}
