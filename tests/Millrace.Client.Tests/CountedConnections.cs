using System.Net.Sockets;
using Amazon.Runtime;

namespace Millrace.Client.Tests;

/// <summary>A transport that counts its connections, and waits for ever to read the rest of an answer that nobody wants.</summary>
internal sealed class CountedConnections : HttpClientFactory
{
    private int _open;
    private int _opened;

    public int Open => Volatile.Read(ref _open);

    public int Opened => Volatile.Read(ref _opened);

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new SocketsHttpHandler
    {
        ResponseDrainTimeout = Timeout.InfiniteTimeSpan,
        ConnectCallback = async (context, cancellationToken) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            Interlocked.Increment(ref _open);
            Interlocked.Increment(ref _opened);
            return new Connection(socket, () => Interlocked.Decrement(ref _open));
        },
    });

    private sealed class Connection(Socket socket, Action closed) : NetworkStream(socket, ownsSocket: true)
    {
        private int _isClosed;

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (Interlocked.Exchange(ref _isClosed, 1) == 0) closed();
        }
    }
}
