using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Millrace.Model.Sqs;
using Millrace.Server.Tests.Authorization;

namespace Millrace.Server.Tests.Recovery;

public sealed class InFlightTests
{
    [Fact]
    public async Task A_put_that_is_half_sent_when_the_server_is_told_to_stop_is_answered_and_kept()
    {
        using var data = new TemporaryDirectory();
        await using (var server = await ServerProcess.StartAsync("--data", data.Path))
        {
            using (var caller = new KinesisCaller(server.Endpoint)) await caller.CreateStreamAsync("orders", 1);
            var body = Encoding.ASCII.GetBytes("{\"StreamName\":\"orders\",\"PartitionKey\":\"a\",\"Data\":\"aGFsZiBzZW50\"}");
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, server.Endpoint.Port, TestContext.Current.CancellationToken);
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII);
            await stream.WriteAsync(Head(body.Length), TestContext.Current.CancellationToken);
            // The server says so once it reads the body: from here on the request is in flight.
            Assert.Equal("HTTP/1.1 100 Continue", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
            await stream.WriteAsync(body.AsMemory(0, body.Length / 2), TestContext.Current.CancellationToken);

            server.Terminate();
            await UntilItListensNoMoreAsync(server.Endpoint.Port);
            await stream.WriteAsync(body.AsMemory(body.Length / 2), TestContext.Current.CancellationToken);
            var answer = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);

            Assert.Contains("HTTP/1.1 200 OK", answer, StringComparison.Ordinal);
            Assert.Contains("\"SequenceNumber\"", answer, StringComparison.Ordinal);
            Assert.Equal(0, await server.ExitAsync());
        }

        await using var next = await ServerProcess.StartAsync("--data", data.Path);
        using var reading = new KinesisCaller(next.Endpoint);
        var kept = await reading.ReadToTipAsync(await reading.IteratorAsync("orders", "shardId-000000000000"));
        Assert.Equal(["half sent"], kept.Select(record => record.Text));
    }

    [Fact]
    public async Task A_receive_that_waits_for_a_message_does_not_hold_up_the_stop()
    {
        await using var server = await ServerProcess.StartAsync("--in-memory");
        using var caller = new SignedCaller(server.Endpoint);
        await caller.DoAsync(SqsApi.CreateQueue, ("QueueName", "q"));
        var receive = caller.DoAsync(SqsApi.ReceiveMessage, ("QueueUrl", $"/{SampleRequests.Account}/q"), ("WaitTimeSeconds", 20));
        await caller.DoAsync(SqsApi.GetQueueUrl, ("QueueName", "q"));
        var stopping = Stopwatch.GetTimestamp();

        Assert.Equal(0, await server.StopAsync());

        Assert.True(Stopwatch.GetElapsedTime(stopping) < TimeSpan.FromSeconds(15));
        Assert.Equal("{}", await receive);
    }

    [Fact]
    public async Task A_second_interrupt_ends_it_at_once_with_exit_code_130()
    {
        await using var server = await ServerProcess.StartAsync("--in-memory");
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.Endpoint.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        await stream.WriteAsync(Head(100), TestContext.Current.CancellationToken);
        Assert.Equal("HTTP/1.1 100 Continue", await reader.ReadLineAsync(TestContext.Current.CancellationToken));

        server.Interrupt();
        await UntilItListensNoMoreAsync(server.Endpoint.Port);
        server.Interrupt();

        Assert.Equal(130, await server.ExitAsync());
    }

    private static byte[] Head(int length) => Encoding.ASCII.GetBytes(
        $"POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: Kinesis_20131202.PutRecord\r\nContent-Type: application/x-amz-json-1.1\r\n"
        + $"X-Amz-Date: 20260101T000000Z\r\nAuthorization: {KinesisCaller.Authorization}\r\nContent-Length: {length}\r\nExpect: 100-continue\r\n\r\n");

    private static async Task UntilItListensNoMoreAsync(int port)
    {
        while (true)
        {
            using var probe = new TcpClient();
            try
            {
                await probe.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
            }
            catch (SocketException refused) when (refused.SocketErrorCode is SocketError.ConnectionRefused)
            {
                return;
            }
            catch (SocketException reset) when (reset.SocketErrorCode is SocketError.ConnectionReset)
            {
                // It was still in the queue when the server closed it.
            }
        }
    }
}
