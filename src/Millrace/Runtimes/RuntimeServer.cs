using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Millrace.Lambda.RuntimeApi;

namespace Millrace.Runtimes;

/// <summary>The HTTP of the Runtime API: one server behind the sockets of all environments. What is answered, Lambda knows.</summary>
internal sealed class RuntimeServer : IRuntimeEndpoints, IAsyncDisposable
{
    /// <summary>Longer than any call, frozen environments included.</summary>
    private static readonly TimeSpan LongestCall = TimeSpan.FromDays(365);

    private readonly RuntimeConnections _connections = new();
    private readonly SocketConnectionContextFactory _factory;
    private readonly WebApplication _web;

    private RuntimeServer(ILoggerFactory logs)
    {
        _factory = new SocketConnectionContextFactory(new SocketConnectionFactoryOptions(), logs.CreateLogger<SocketConnectionContextFactory>());
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(logs);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // A payload may be as large as a function makes it: what is too large, Lambda says.
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            // A function's connection idles while its handler works. Without a limit Kestrel's sum of times overflows, and it closes those that idle.
            kestrel.Limits.KeepAliveTimeout = LongestCall;
            kestrel.Listen(_connections.EndPoint, static endpoint => endpoint.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddSingleton<IConnectionListenerFactory>(_connections);
        _web = builder.Build();
        _web.Run(AnswerAsync);
    }

    /// <summary>Starts the server.</summary>
    public static async Task<RuntimeServer> StartAsync(ILoggerFactory logs, CancellationToken cancellationToken)
    {
        var server = new RuntimeServer(logs);
        await server._web.StartAsync(cancellationToken);
        return server;
    }

    /// <inheritdoc/>
    public IRuntimeEndpoint Open(IRuntimeApi api) => new RuntimeEndpoint(api, _factory, _connections);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _web.StopAsync(atOnce.Token);
        await _web.DisposeAsync();
        _factory.Dispose();
    }

    private static async Task AnswerAsync(HttpContext http)
    {
        try
        {
            var answer = await http.Features.GetRequiredFeature<IRuntimeApi>().AnswerAsync(new HttpRuntimeCall(http), http.RequestAborted);
            http.Response.StatusCode = answer.Status;
            http.Response.ContentType = "application/json";
            http.Response.ContentLength = answer.Body.Length;
            foreach (var (name, value) in answer.Headers) http.Response.Headers[name] = value;
            await http.Response.Body.WriteAsync(answer.Body, http.RequestAborted);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The process is gone, or has given up.
        }
    }

    private sealed class HttpRuntimeCall(HttpContext http) : RuntimeCall
    {
        public override string Method => http.Request.Method;

        public override string Path => http.Request.Path.Value ?? "/";

        public override long? Length => http.Request.ContentLength;

        public override Stream Body => http.Request.Body;

        public override string? Header(string name) => http.Request.Headers.TryGetValue(name, out var values) ? values.ToString() : null;

        public override string? Trailer(string name) =>
            http.Features.Get<IHttpRequestTrailersFeature>() is { Available: true } trailers && trailers.Trailers.TryGetValue(name, out var values)
                ? values.ToString()
                : null;
    }
}
