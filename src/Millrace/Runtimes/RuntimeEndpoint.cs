using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Millrace.Lambda.RuntimeApi;

namespace Millrace.Runtimes;

/// <summary>The socket of one environment: a port of its own on this machine, so that the port tells the environment.</summary>
internal sealed class RuntimeEndpoint : IRuntimeEndpoint
{
    private const int Backlog = 16;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly SocketConnectionContextFactory _factory;
    private readonly RuntimeConnections _connections;
    private readonly IRuntimeApi _api;
    private readonly Task _accepting;

    public RuntimeEndpoint(IRuntimeApi api, SocketConnectionContextFactory factory, RuntimeConnections connections)
    {
        _api = api;
        _factory = factory;
        _connections = connections;
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _socket.Listen(Backlog);
        Address = _socket.LocalEndPoint!.ToString()!;
        _accepting = AcceptAsync();
    }

    /// <inheritdoc/>
    public string Address { get; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket accepted;
            try
            {
                accepted = await _socket.AcceptAsync();
            }
            catch (Exception closed) when (closed is ObjectDisposedException or SocketException { SocketErrorCode: SocketError.OperationAborted })
            {
                return;
            }
            catch (SocketException)
            {
                // The caller was gone before it was heard.
                continue;
            }

            accepted.NoDelay = true;
            var connection = _factory.Create(accepted);
            connection.Features.Set(_api);
            if (!_connections.Add(connection)) await connection.DisposeAsync();
        }
    }
}
