using Millrace.CommandLine;
using Millrace.CommandLine.Server;
using Millrace.Hosting;
using Millrace.Hosting.Connections;

namespace Millrace.Commands;

/// <summary>Runs a server from the first word on the terminal to the last.</summary>
internal static class Run
{
    public static async Task<int> UntilStoppedAsync(ServerOptions options, string? readyFile, Seed? seed, TextWriter output, CancellationToken cancellationToken)
    {
        SocketCompletions.StayOnTheWaitingThread();
        using var signals = new StopSignals();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(signals.Stop, cancellationToken);
        using var ready = readyFile is null ? null : new ReadyFile(readyFile);

        try
        {
            await using var server = await MillraceServer.StartAsync(options, TimeProvider.System, stop.Token);
            if (seed is not null) await seed.ApplyAsync(server.Endpoint, options.Region, stop.Token).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            ready?.Write(server.Endpoint);
            await output.WriteAsync(StartBanner.Text(server, options));
            await output.FlushAsync(CancellationToken.None);
            await Task.WhenAny(Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop.Token), options.Stop.Asked);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked to stop, be it while starting; the answers in flight have been finished on the way here.
        }

        return ExitCode.Ok;
    }
}
