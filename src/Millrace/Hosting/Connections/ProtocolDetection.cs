using System.Buffers;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace Millrace.Hosting.Connections;

/// <summary>Looks at a connection's first bytes, leaves them unread, and passes the connection on to who understands them.</summary>
/// <param name="tls">Takes TLS; null when there is no certificate (the bytes then go to <paramref name="http1"/>, which refuses them).</param>
/// <param name="http1">Takes HTTP/1.1 and whatever else is sent.</param>
/// <param name="http2">Takes HTTP/2 with prior knowledge.</param>
/// <param name="time">The clock of the time-out.</param>
internal sealed class ProtocolDetection(ConnectionDelegate? tls, ConnectionDelegate http1, ConnectionDelegate http2, TimeProvider time)
{
    // Kestrel's own patience with a connection that says nothing: KestrelServerLimits.KeepAliveTimeout.
    private static readonly TimeSpan SilenceLimit = TimeSpan.FromSeconds(130);
    private const byte TlsHandshake = 0x16;

    public async Task OnConnectionAsync(ConnectionContext connection)
    {
        if (await ChooseAsync(connection) is { } next) await next(connection);
    }

    private async Task<ConnectionDelegate?> ChooseAsync(ConnectionContext connection)
    {
        var closing = connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? CancellationToken.None;
        using var silence = new CancellationTokenSource(SilenceLimit, time);
        using var quit = CancellationTokenSource.CreateLinkedTokenSource(closing, connection.ConnectionClosed, silence.Token);
        var input = connection.Transport.Input;
        while (true)
        {
            try
            {
                var read = await input.ReadAsync(quit.Token);
                var choice = Choose(read.Buffer);
                // Examined only as far as chosen: the next reader gets the same bytes at once.
                input.AdvanceTo(read.Buffer.Start, choice is null ? read.Buffer.End : read.Buffer.Start);
                if (choice is not null) return choice;
                if (read.IsCompleted) return read.Buffer.IsEmpty ? null : http1;
            }
            catch (Exception end) when (end is OperationCanceledException or IOException)
            {
                // Nothing was asked on it: the client left, the server stops, or it stayed silent.
                return null;
            }
        }
    }

    // Null while the bytes could still be the start of either.
    private ConnectionDelegate? Choose(ReadOnlySequence<byte> start)
    {
        if (start.IsEmpty) return null;
        if (start.FirstSpan[0] == TlsHandshake) return tls ?? http1;
        Span<byte> seen = stackalloc byte[4];
        var length = (int)Math.Min(start.Length, seen.Length);
        start.Slice(0, length).CopyTo(seen);
        if (!"PRI "u8.StartsWith(seen[..length])) return http1;
        return length == seen.Length ? http2 : null;
    }
}
