using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Millrace.Hosting.Tls;
using Millrace.Telemetry;

namespace Millrace.Hosting.Connections;

/// <summary>
/// The one port that clients know. Each connection's first bytes tell what it speaks: a TLS handshake, HTTP/2 with prior knowledge
/// ("PRI * HTTP/2.0"), or HTTP/1.1. Kestrel fixes the protocol of a plain endpoint beforehand (dotnet/aspnetcore#56984), so plain
/// HTTP/2 has an endpoint of its own, which gets its connections handed over and not from a socket.
/// </summary>
internal sealed class Port(IPEndPoint listen, ServerCertificate? certificate, ConnectionCount connections, TimeProvider time)
{
    private ListenOptions? _front;

    /// <summary>The transport of plain HTTP/2's endpoint.</summary>
    public HandoverTransport Handover { get; } = new();

    /// <summary>The URL for clients on this machine, once the server has started.</summary>
    public Uri Endpoint
    {
        get
        {
            var bound = (IPEndPoint)_front!.EndPoint;
            var host = bound.Address.Equals(IPAddress.Any) ? "127.0.0.1"
                : bound.Address.Equals(IPAddress.IPv6Any) ? "[::1]"
                : new IPEndPoint(bound.Address, 0).ToString()[..^2];
            return new Uri($"{(certificate is null ? "http" : "https")}://{host}:{bound.Port}");
        }
    }

    public void Configure(KestrelServerOptions kestrel)
    {
        Limit(kestrel);
        kestrel.Listen(Handover.EndPoint, plainHttp2 => plainHttp2.Protocols = HttpProtocols.Http2);
        kestrel.Listen(listen, front =>
        {
            _front = front;
            ConnectionDelegate? http = null;
            front.Protocols = certificate is null ? HttpProtocols.Http1 : HttpProtocols.Http1AndHttp2;
            front.Use(next => connection => CountAsync(next, connection));
            front.Use(next => new ProtocolDetection(tls: certificate is null ? null : next, http1: connection => http!(connection), http2: Handover.HandOverAsync, time).OnConnectionAsync);
            if (certificate is not null) front.UseHttps(new HttpsConnectionAdapterOptions { ServerCertificate = certificate.Certificate, ServerCertificateChain = certificate.Chain });
            front.Use(next => http = next);
        });
    }

    private async Task CountAsync(ConnectionDelegate next, ConnectionContext connection)
    {
        connections.Add();
        try
        {
            await next(connection);
        }
        finally
        {
            connections.Remove();
        }
    }

    private static void Limit(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        // A proxy that ended TLS says https on a plain connection; the scheme has no meaning to any service here.
        kestrel.AllowAlternateSchemes = true;
        // The endpoint answers a body that is too large in AWS's way.
        kestrel.Limits.MaxRequestBodySize = null;
        // A presigned query with a session token is longer than Kestrel's 8 KiB.
        kestrel.Limits.MaxRequestLineSize = 16 * 1024;
        // SDKs put their calls on few connections: more than the usual 100 at once, each with a body of up to 16 MiB.
        kestrel.Limits.Http2.MaxStreamsPerConnection = 512;
        kestrel.Limits.Http2.InitialStreamWindowSize = 2 * 1024 * 1024;
        kestrel.Limits.Http2.InitialConnectionWindowSize = 8 * 1024 * 1024;
        kestrel.Limits.Http2.MaxFrameSize = 64 * 1024;
    }
}
