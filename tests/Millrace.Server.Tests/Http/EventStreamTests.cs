using System.Buffers.Binary;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Server.Tests.Http;

/// <summary>An answer that is a stream of events, as it goes over the wire.</summary>
public sealed class EventStreamTests
{
    private static readonly AwsRequest Subscribe = new()
    {
        Operation = "Kinesis_20131202.SubscribeToShard",
        Body = """{"ConsumerARN":"arn:aws:kinesis:eu-west-1:123456789012:stream/s/consumer/c:1","ShardId":"0","StartingPosition":{"Type":"LATEST"}}"""u8.ToArray(),
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Damage_in_the_stream_is_told_of_and_logged()
    {
        var feed = new Feed();
        await using var server = await EndpointServer.StartAsync(subscribe: feed);
        using var response = await SendAsync(server, HttpProtocols.Http1);
        await using var body = await response.Content.ReadAsStreamAsync(Cancellation);
        await FrameAsync(body);
        feed.End(new ServiceException("InternalFailure", "Records are damaged.", 500, new IOException("bytes 3 to 4")));
        var frame = await FrameAsync(body);
        Assert.Contains("InternalFailureException", frame, StringComparison.Ordinal);
        Assert.Contains("Records are damaged.", frame, StringComparison.Ordinal);
        Assert.EndsWith(
            "Records are damaged. (bytes 3 to 4)",
            Assert.Single(server.Log.Lines, static line => line.Level == LogLevel.Error).Text,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpProtocols.Http1)]
    [InlineData(HttpProtocols.Http2)]
    public async Task Each_event_is_sent_before_the_next_exists(HttpProtocols protocols)
    {
        var feed = new Feed();
        await using var server = await EndpointServer.StartAsync(subscribe: feed, protocols: protocols);
        using var response = await SendAsync(server, protocols);
        Assert.Equal((HttpStatusCode.OK, "application/vnd.amazon.eventstream"), (response.StatusCode, response.Content.Headers.ContentType?.ToString()));
        Assert.Null(response.Content.Headers.ContentLength);
        await using var body = await response.Content.ReadAsStreamAsync(Cancellation);
        Assert.Contains("initial-response", await FrameAsync(body), StringComparison.Ordinal);
        for (var i = 0; i < 3; i++)
        {
            feed.Push($"{i}");
            Assert.Contains($"\"ContinuationSequenceNumber\":\"{i}\"", await FrameAsync(body), StringComparison.Ordinal);
        }

        feed.End();
        Assert.Equal(0, await body.ReadAsync(new byte[1], Cancellation));
        await feed.Closed;
    }

    [Fact]
    public async Task An_error_before_the_stream_is_an_ordinary_answer()
    {
        await using var server = await EndpointServer.StartAsync(subscribe: new Feed { Refusal = new ServiceException("ResourceInUseException", "Taken.") });
        using var response = await SendAsync(server, HttpProtocols.Http1);
        var answer = await Answer.ReadAsync(response);
        Assert.Equal((HttpStatusCode.BadRequest, "ResourceInUseException", "Taken."), (answer.Status, answer.Type, answer.Message));
    }

    [Fact]
    public async Task An_error_in_the_stream_is_its_last_frame()
    {
        var feed = new Feed();
        await using var server = await EndpointServer.StartAsync(subscribe: feed);
        using var response = await SendAsync(server, HttpProtocols.Http1);
        await using var body = await response.Content.ReadAsStreamAsync(Cancellation);
        await FrameAsync(body);
        feed.End(new ServiceException("ResourceNotFoundException", "Gone."));
        var frame = await FrameAsync(body);
        Assert.Contains("ResourceNotFoundException", frame, StringComparison.Ordinal);
        Assert.Contains("""{"message":"Gone."}""", frame, StringComparison.Ordinal);
        Assert.Equal(0, await body.ReadAsync(new byte[1], Cancellation));
        Assert.DoesNotContain(server.Log.Lines, static line => line.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task A_fault_in_the_stream_tells_nothing_of_itself()
    {
        var feed = new Feed();
        await using var server = await EndpointServer.StartAsync(subscribe: feed);
        using var response = await SendAsync(server, HttpProtocols.Http1);
        await using var body = await response.Content.ReadAsStreamAsync(Cancellation);
        await FrameAsync(body);
        feed.End(new IOException("the disk"));
        var frame = await FrameAsync(body);
        Assert.Contains("InternalFailureException", frame, StringComparison.Ordinal);
        Assert.DoesNotContain("disk", frame, StringComparison.Ordinal);
        Assert.Equal(0, await body.ReadAsync(new byte[1], Cancellation));
        Assert.IsType<IOException>(Assert.Single(server.Log.Lines, static line => line.Level == LogLevel.Error).Exception);
    }

    [Theory]
    [InlineData(HttpProtocols.Http1)]
    [InlineData(HttpProtocols.Http2)]
    public async Task A_client_that_leaves_ends_the_stream(HttpProtocols protocols)
    {
        var feed = new Feed();
        await using var server = await EndpointServer.StartAsync(subscribe: feed, protocols: protocols);
        var response = await SendAsync(server, protocols);
        await FrameAsync(await response.Content.ReadAsStreamAsync(Cancellation));
        Assert.False(feed.Closed.IsCompleted);
        response.Dispose();
        await feed.Closed;
    }

    [Theory]
    [InlineData(HttpProtocols.Http1)]
    [InlineData(HttpProtocols.Http2)]
    public async Task A_server_that_stops_ends_the_stream_as_at_its_end(HttpProtocols protocols)
    {
        var feed = new Feed();
        var server = await EndpointServer.StartAsync(subscribe: feed, protocols: protocols);
        using var response = await SendAsync(server, protocols);
        await using var body = await response.Content.ReadAsStreamAsync(Cancellation);
        await FrameAsync(body);
        var stopping = server.StopAsync();
        Assert.Equal(0, await body.ReadAsync(new byte[1], Cancellation));
        await feed.Closed;
        await stopping;
        await server.DisposeAsync();
    }

    private static async Task<HttpResponseMessage> SendAsync(EndpointServer server, HttpProtocols protocols)
    {
        using var request = (Subscribe with { HttpVersion = protocols == HttpProtocols.Http2 ? HttpVersion.Version20 : HttpVersion.Version11 }).Build(server.Address);
        return await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
    }

    /// <summary>The next frame, headers and all, as text.</summary>
    private static async Task<string> FrameAsync(Stream body)
    {
        var length = new byte[4];
        await body.ReadExactlyAsync(length, Cancellation);
        var rest = new byte[BinaryPrimitives.ReadInt32BigEndian(length) - length.Length];
        await body.ReadExactlyAsync(rest, Cancellation);
        return Encoding.Latin1.GetString(rest);
    }

    /// <summary>A subscription whose events a test pushes.</summary>
    private sealed class Feed : IEventStreamHandler<SubscribeToShardRequest, SubscribeToShardEvent>
    {
        private readonly Channel<SubscribeToShardEvent> _events = Channel.CreateUnbounded<SubscribeToShardEvent>();
        private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ServiceException? Refusal { get; init; }

        /// <summary>Ends when what the stream kept has been given up.</summary>
        public Task Closed => _closed.Task;

        public void Push(string continuation) => Assert.True(_events.Writer.TryWrite(
            new SubscribeToShardEvent { Records = [], ContinuationSequenceNumber = continuation, MillisBehindLatest = 0 }));

        public void End(Exception? error = null) => _events.Writer.Complete(error);

        public ValueTask<IAsyncEnumerable<SubscribeToShardEvent>> OpenAsync(
            SubscribeToShardRequest request, RequestContext context, CancellationToken cancellationToken)
        {
            if (Refusal is not null) throw Refusal;
            context.DisposeAfterAnswer(new Place(_closed));
            return ValueTask.FromResult(EventsAsync(CancellationToken.None));
        }

        private async IAsyncEnumerable<SubscribeToShardEvent> EventsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var pushed in _events.Reader.ReadAllAsync(cancellationToken)) yield return pushed;
        }

        private sealed class Place(TaskCompletionSource closed) : IDisposable
        {
            public void Dispose() => closed.SetResult();
        }
    }
}
