using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;

namespace Millrace.Runtimes;

/// <summary>
/// The transport of the Runtime API: connections from the sockets of all environments, which come and go while the server runs. Kestrel fixes its own
/// sockets when it starts, so it gets these from a queue.
/// </summary>
internal sealed class RuntimeConnections : IConnectionListenerFactory, IConnectionListener
{
    private readonly Channel<ConnectionContext> _accepted = Channel.CreateUnbounded<ConnectionContext>();

    /// <inheritdoc/>
    public EndPoint EndPoint { get; } = new RuntimeEndPoint();

    /// <summary>Gives a connection to the server.</summary>
    /// <returns>Whether it is taken: the server has not stopped.</returns>
    public bool Add(ConnectionContext connection) => _accepted.Writer.TryWrite(connection);

    /// <inheritdoc/>
    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) => new(this);

    /// <inheritdoc/>
    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default) =>
        await _accepted.Reader.WaitToReadAsync(cancellationToken) && _accepted.Reader.TryRead(out var connection) ? connection : null;

    /// <inheritdoc/>
    public async ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        _accepted.Writer.TryComplete();
        while (_accepted.Reader.TryRead(out var unclaimed)) await unclaimed.DisposeAsync();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => UnbindAsync();

    private sealed class RuntimeEndPoint : EndPoint
    {
        public override string ToString() => "runtime-api";
    }
}
