using System.Net;
using System.Net.Sockets;
using System.Text;
using Millrace.Model.Kinesis;

namespace Millrace.Server.Tests.Http;

/// <summary>Bodies that are large, in pieces, or not what they were said to be.</summary>
public sealed class BodyTests
{
    private const int Mebibyte = 1024 * 1024;

    [Theory]
    [InlineData(AwsRequest.Json, 16 * Mebibyte, false, 200)]
    [InlineData(AwsRequest.Json, 16 * Mebibyte, true, 200)]
    [InlineData(AwsRequest.Json, 16 * Mebibyte + 1, false, 413)]
    [InlineData(AwsRequest.Json, 16 * Mebibyte + 1, true, 413)]
    [InlineData(AwsRequest.Cbor, 11 * Mebibyte, false, 200)]
    [InlineData(AwsRequest.Cbor, 11 * Mebibyte, true, 200)]
    [InlineData(AwsRequest.Cbor, 11 * Mebibyte + 1, false, 413)]
    [InlineData(AwsRequest.Json, 40 * Mebibyte, false, 413)]
    public async Task A_body_may_have_so_many_bytes(string format, int size, bool isChunked, int status)
    {
        await using var server = await EndpointServer.StartAsync();
        var body = format == AwsRequest.Json ? PaddedJson(size) : PaddedCbor(size);
        Assert.Equal(size, body.Length);
        using var response = await new AwsRequest { ContentType = format, Body = body }.SendAsync(server, isChunked);

        Assert.Equal(status, (int)response.StatusCode);
        if (status == 413) Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.True(response.Headers.Contains("x-amzn-RequestId"));
    }

    [Theory]
    [InlineData(AwsRequest.Json)]
    [InlineData(AwsRequest.Cbor)]
    public async Task A_record_of_10_MiB_arrives_whole(string format)
    {
        var record = new byte[10 * Mebibyte];
        new Random(1).NextBytes(record);
        var isWhole = false;
        await using var server = await EndpointServer.StartAsync((request, _) =>
        {
            isWhole = request.Data!.Value.Span.SequenceEqual(record);
            return Task.FromResult(new PutRecordResponse { ShardId = "s", SequenceNumber = "1" });
        });
        var body = format == AwsRequest.Json
            ? Encoding.ASCII.GetBytes($"{{\"StreamName\":\"s\",\"PartitionKey\":\"k\",\"Data\":\"{Convert.ToBase64String(record)}\"}}")
            : AwsRequest.CborMap(("StreamName", "s"), ("PartitionKey", "k"), ("Data", record));
        using var response = await new AwsRequest { ContentType = format, Body = body }.SendAsync(server);
        Assert.Equal((HttpStatusCode.OK, true), (response.StatusCode, isWhole));
    }

    [Fact]
    public async Task A_body_in_pieces_is_put_together()
    {
        await using var server = await EndpointServer.StartAsync();
        var head = Head("Transfer-Encoding: chunked");
        await using var client = await ConnectAsync(server);
        await WriteAsync(client, head);
        // The request is signed for no one, so that its answer shows that the whole body was understood.
        foreach (var b in AwsRequest.GoodJson) await WriteAsync(client, $"1\r\n{(char)b}\r\n");
        await WriteAsync(client, "0\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 400 ", await ReadAnswerAsync(client, "MissingAuthenticationTokenException"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Content-Length: 1000", "{\"StreamName\"")]
    [InlineData("Content-Length: 16777216", "")]
    [InlineData("Transfer-Encoding: chunked", "5\r\n{\"a\":")]
    [InlineData("Transfer-Encoding: chunked", "")]
    public async Task A_body_that_is_cut_off_reaches_no_handler_and_harms_no_one(string framing, string sent)
    {
        var calls = 0;
        await using var server = await EndpointServer.StartAsync((_, _) =>
        {
            calls++;
            return Task.FromResult(new PutRecordResponse { ShardId = "s", SequenceNumber = "1" });
        });
        await using (var client = await ConnectAsync(server))
        {
            await WriteAsync(client, Head(framing) + sent);
            client.Socket.Shutdown(SocketShutdown.Send);
            // The end of the connection, or a 400 before it, but no hang.
            var answer = await ReadToEndAsync(client);
            Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 400 ", StringComparison.Ordinal), answer);
        }

        using var response = await new AwsRequest().SendAsync(server);
        Assert.Equal((HttpStatusCode.OK, 1), (response.StatusCode, calls));
        Assert.DoesNotContain(server.Log.Lines, line => line.Level == Microsoft.Extensions.Logging.LogLevel.Error);
    }

    [Theory]
    [InlineData("Transfer-Encoding: chunked", "zz\r\n")]
    [InlineData("Transfer-Encoding: chunked", "-1\r\n")]
    [InlineData("Transfer-Encoding: chunked", "ffffffffffffffff\r\n")]
    [InlineData("Content-Length: abc", "")]
    [InlineData("Content-Length: -1", "")]
    public async Task A_body_that_is_badly_framed_is_a_bad_request(string framing, string sent)
    {
        await using var server = await EndpointServer.StartAsync();
        await using var client = await ConnectAsync(server);
        await WriteAsync(client, Head(framing) + sent);
        Assert.StartsWith("HTTP/1.1 400 ", await ReadToEndAsync(client), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_is_gone_ends_the_work()
    {
        var began = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        await using var server = await EndpointServer.StartAsync(async (_, context) =>
        {
            began.SetResult();
            await ended.Task;
            return new PutRecordResponse { ShardId = "s", SequenceNumber = "1" };
        });
        using (var aborting = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken))
        {
            using var request = new AwsRequest().Build(server.Address);
            var answer = server.Client.SendAsync(request, aborting.Token);
            await began.Task;
            await aborting.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        }

        ended.SetResult();
        using var response = await new AwsRequest { Body = [] }.SendAsync(server);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.DoesNotContain(server.Log.Lines, line => line.Level == Microsoft.Extensions.Logging.LogLevel.Error);
    }

    private static byte[] PaddedJson(int size) => [.. AwsRequest.GoodJson, .. Encoding.ASCII.GetBytes(new string(' ', size - AwsRequest.GoodJson.Length))];

    private static byte[] PaddedCbor(int size)
    {
        byte[] With(int padding) => AwsRequest.CborMap(
            ("StreamName", "s"), ("PartitionKey", "k"), ("Data", new byte[] { 1 }), ("Unknown", new byte[padding]));
        return With(size - (With(Mebibyte).Length - Mebibyte));
    }

    private static string Head(string framing) =>
        $"POST / HTTP/1.1\r\nHost: h\r\nContent-Type: {AwsRequest.Json}\r\nX-Amz-Target: {AwsRequest.PutRecord}\r\n{framing}\r\n\r\n";

    private static async Task<NetworkStream> ConnectAsync(EndpointServer server)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, server.Address.Port, TestContext.Current.CancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private static async Task WriteAsync(NetworkStream client, string text) =>
        await client.WriteAsync(Encoding.Latin1.GetBytes(text), TestContext.Current.CancellationToken);

    /// <summary>Reads until an answer holds some text.</summary>
    private static async Task<string> ReadAnswerAsync(NetworkStream client, string text)
    {
        var answer = new StringBuilder();
        var buffer = new byte[4096];
        while (!answer.ToString().Contains(text, StringComparison.Ordinal))
        {
            var read = await client.ReadAsync(buffer, TestContext.Current.CancellationToken);
            Assert.True(read > 0, $"The connection ended after: {answer}");
            answer.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }

        return answer.ToString();
    }

    /// <summary>Reads until the server closes; a reset is an end too.</summary>
    private static async Task<string> ReadToEndAsync(NetworkStream client)
    {
        var answer = new MemoryStream();
        try
        {
            await client.CopyToAsync(answer, TestContext.Current.CancellationToken);
        }
        catch (IOException reset) when (reset.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
            // The server closed before it had read everything.
        }

        return Encoding.Latin1.GetString(answer.ToArray());
    }
}
