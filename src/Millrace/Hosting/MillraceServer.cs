using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Millrace.Composition;
using Millrace.Hosting.Connections;
using Millrace.Hosting.Logging;
using Millrace.Hosting.Tls;
using Millrace.Iam;
using Millrace.Lambda;
using Millrace.WebConsole;

namespace Millrace.Hosting;

/// <summary>A running server: the rooms behind one port.</summary>
internal sealed partial class MillraceServer : IAsyncDisposable
{
    private readonly ILoggerFactory _logs;
    private readonly Rooms _rooms;
    private readonly WebApplication _web;

    private MillraceServer(ILoggerFactory logs, Rooms rooms, WebApplication web, Uri endpoint, string? trustFile)
    {
        _logs = logs;
        _rooms = rooms;
        _web = web;
        Endpoint = endpoint;
        TrustFile = trustFile;
    }

    /// <summary>Where clients on this machine reach it.</summary>
    public Uri Endpoint { get; }

    /// <summary>The self-made authority that clients must trust; null without one.</summary>
    public string? TrustFile { get; }

    /// <summary>Where Millrace itself answers, beside AWS's endpoint and the links to functions' code.</summary>
    public IEnumerable<string> OwnPaths => _rooms.OwnPaths;

    /// <summary>Where a browser on this machine finds the console; null where there is none.</summary>
    public Uri? ConsoleAddress => _rooms.Console is { IsBuilt: true } console
        ? new Uri(Endpoint, console.Token is { } token ? $"{ConsoleEndpoint.Root}?token={token}" : ConsoleEndpoint.Root)
        : null;

    /// <summary>Opens the data, listens, and returns once requests are answered.</summary>
    /// <exception cref="StartException">The port or the data directory is taken, or cannot be used.</exception>
    public static async Task<MillraceServer> StartAsync(ServerOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var logs = LineLoggerProvider.Factory(options.Verbose, time);
        var rooms = await Rooms.OpenAsync(options, time, logs, cancellationToken);
        try
        {
            // After the rooms: the self-made certificate is kept in the data directory, which is theirs to take.
            var certificate = options.Tls is { } tls ? ServerCertificate.Load(tls, options.Listen.Address, time) : null;
            var port = new Port(options.Listen, certificate, rooms.Operators.Connections, time);
            var web = Build(port, logs);
            web.Run(new RequestPipeline(rooms).HandleAsync);
            await ListenAsync(web, options.Listen, cancellationToken);
            await rooms.BeginAsync(new ServerAddress(new UriBuilder(port.Endpoint) { Scheme = Uri.UriSchemeHttp }.Uri), cancellationToken);
            rooms.Operators.Health.Begin();
            if (!options.ListensOnLoopbackOnly) OpenToOthers(logs.CreateLogger<MillraceServer>(), options.Listen.Address, WhoMayCall(options.Authentication));
            return new MillraceServer(logs, rooms, web, port.Endpoint, certificate?.TrustFile);
        }
        catch
        {
            await rooms.DisposeAsync();
            throw;
        }
    }

    /// <summary>Finishes the answers in flight, then flushes and closes the data.</summary>
    public async ValueTask DisposeAsync()
    {
        _rooms.Operators.Health.End();
        _rooms.EndWaits();
        await _web.StopAsync(CancellationToken.None);
        await _web.DisposeAsync();
        await _rooms.DisposeAsync();
        _logs.Dispose();
    }

    // The empty builder: no configuration files, no environment, no console logger; nothing that a server with options of its own needs.
    private static WebApplication Build(Port port, ILoggerFactory logs)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(logs);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(port.Configure);
        builder.Services.AddSingleton<IMemoryPoolFactory<byte>>(new BlockPool.Factory());
        // Beside the transport of sockets, and so after it.
        builder.Services.AddSingleton<IConnectionListenerFactory>(port.Handover);
        return builder.Build();
    }

    private static async Task ListenAsync(WebApplication web, IPEndPoint listen, CancellationToken cancellationToken)
    {
        try
        {
            await web.StartAsync(cancellationToken);
        }
        catch (Exception fault)
        {
            await web.DisposeAsync();
            switch (fault)
            {
                case IOException { InnerException: AddressInUseException }:
                    var holder = PortHolder.Find(listen.Port) is { } process ? $" by {process}" : "";
                    throw new StartException($"Port {listen.Port} on {listen.Address} is taken{holder}. Stop that, or choose another: --port 0 takes any free one.", taken: true, fault);
                case SocketException:
                    throw new StartException($"Cannot listen on {listen}: {fault.Message}.", taken: false, fault);
                default:
                    throw;
            }
        }
    }

    private static string WhoMayCall(AuthenticationMode mode) => mode is AuthenticationMode.Off
        ? "anybody may do everything, for --auth off checks no signature"
        : "only who signs with a key of this server may call, and its root's is not test/test but the one in the root key file";

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Other machines reach this server, which listens on {address}: {whoMayCall}.")]
    private static partial void OpenToOthers(ILogger logger, IPAddress address, string whoMayCall);
}
