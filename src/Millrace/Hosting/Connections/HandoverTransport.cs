using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;

namespace Millrace.Hosting.Connections;

/// <summary>A transport whose connections were accepted elsewhere: an endpoint of the server that has no socket of its own.</summary>
internal sealed class HandoverTransport : IConnectionListenerFactory, IConnectionListenerFactorySelector, IConnectionListener
{
    private readonly Channel<ConnectionContext> _handedOver = Channel.CreateUnbounded<ConnectionContext>();

    /// <summary>The endpoint to tell Kestrel to listen on.</summary>
    public EndPoint EndPoint { get; } = new HandoverEndPoint();

    /// <summary>Gives a connection to the endpoint and returns when that has done with it.</summary>
    public async Task HandOverAsync(ConnectionContext connection)
    {
        var handed = new HandedConnection(connection);
        if (_handedOver.Writer.TryWrite(handed)) await handed.Done;
    }

    public bool CanBind(EndPoint endpoint) => endpoint is HandoverEndPoint;

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) => new(this);

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default) =>
        await _handedOver.Reader.WaitToReadAsync(cancellationToken) && _handedOver.Reader.TryRead(out var connection) ? connection : null;

    public async ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        _handedOver.Writer.TryComplete();
        while (_handedOver.Reader.TryRead(out var unclaimed)) await unclaimed.DisposeAsync();
    }

    public ValueTask DisposeAsync() => UnbindAsync();

    private sealed class HandoverEndPoint : EndPoint
    {
        public override string ToString() => "http2-with-prior-knowledge";
    }
}
