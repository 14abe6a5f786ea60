using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Millrace.Commands;
using Millrace.Composition;
using Millrace.Hosting.Connections;
using Millrace.Hosting.Logging;
using Millrace.Hosting.Tls;
using Millrace.Iam;

namespace Millrace.Hosting;

/// <summary>A running server: the rooms behind one port.</summary>
internal sealed partial class MillraceServer : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly Rooms _rooms;

    private MillraceServer(WebApplication web, Rooms rooms, Uri endpoint, string? trustFile)
    {
        _web = web;
        _rooms = rooms;
        Endpoint = endpoint;
        TrustFile = trustFile;
    }

    /// <summary>Where clients on this machine reach it.</summary>
    public Uri Endpoint { get; }

    /// <summary>The self-made certificate that clients must trust; null without one.</summary>
    public string? TrustFile { get; }

    /// <summary>Opens the data, listens, and returns once requests are answered.</summary>
    /// <exception cref="CommandFailedException">The port or the data directory is taken, or cannot be used.</exception>
    public static async Task<MillraceServer> StartAsync(ServerOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var certificate = options.Tls is { } tls ? ServerCertificate.Load(tls, options.Listen.Address, time) : null;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.AddProvider(new LineLoggerProvider(Console.Error, LineLoggerProvider.MayColour, time));
        builder.Logging.SetMinimumLevel(options.Verbose ? LogLevel.Debug : LogLevel.Information);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        // Kestrel tells of a failed start itself, with a stack trace; the person at the terminal gets one sentence instead.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);

        var handover = new HandoverTransport();
        var port = new Port(options.Listen, certificate, handover, time);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(port.Configure);
        builder.Services.AddSingleton<IConnectionListenerFactory>(handover);

        var web = builder.Build();
        var logs = web.Services.GetRequiredService<ILoggerFactory>();
        var rooms = default(Rooms);
        try
        {
            rooms = await Rooms.OpenAsync(options, time, logs, cancellationToken);
            web.Run(new RequestPipeline(rooms).HandleAsync);
            await ListenAsync(web, options.Listen, cancellationToken);
        }
        catch
        {
            if (rooms is not null) await rooms.DisposeAsync();
            await web.DisposeAsync();
            throw;
        }

        if (!options.ListensOnLoopbackOnly) OpenToOthers(logs.CreateLogger<MillraceServer>(), options.Listen.Address, WhoMayCall(options.Authentication));
        return new MillraceServer(web, rooms, port.Endpoint, certificate?.TrustFile);
    }

    /// <summary>Finishes the answers in flight, then flushes and closes the data.</summary>
    public async ValueTask DisposeAsync()
    {
        await _web.StopAsync(CancellationToken.None);
        await _web.DisposeAsync();
        await _rooms.DisposeAsync();
    }

    private static async Task ListenAsync(WebApplication web, IPEndPoint listen, CancellationToken cancellationToken)
    {
        try
        {
            await web.StartAsync(cancellationToken);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            var holder = PortHolder.Find(listen.Port) is { } process ? $" by {process}" : "";
            throw new CommandFailedException(ExitCode.Taken, $"port {listen.Port} on {listen.Address} is taken{holder}. Stop that, or choose another: --port 0 takes any free one.", taken);
        }
        catch (SocketException fault)
        {
            throw new CommandFailedException(ExitCode.Failure, $"cannot listen on {listen}: {fault.Message}.", fault);
        }
    }

    private static string WhoMayCall(AuthenticationMode mode) => mode is AuthenticationMode.Off
        ? "anybody may do everything, for --auth off checks no signature"
        : "whoever signs with a key of this server may call, and the pair test/test is one that anybody can guess";

    [LoggerMessage(Level = LogLevel.Warning, Message = "Other machines reach this server, which listens on {address}: {whoMayCall}.")]
    private static partial void OpenToOthers(ILogger logger, IPAddress address, string whoMayCall);
}
