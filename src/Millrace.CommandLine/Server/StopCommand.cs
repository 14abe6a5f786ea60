using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Millrace.CommandLine.Clients;

namespace Millrace.CommandLine.Server;

/// <summary><c>millrace stop</c>: stops a server in order.</summary>
internal static class StopCommand
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    public static Command Create()
    {
        var options = new VerbOptions();
        var command = new Verb("stop", "Stops the server: it finishes the answers in flight and closes its data. Ends once it is gone.")
        {
            Examples =
            [
                ("millrace stop", "the server of this machine"),
                ("millrace stop --endpoint http://127.0.0.1:5000", "the one on another port"),
            ],
        };
        options.AddTo(command);
        command.SetVerb(options, async call =>
        {
            using var pages = new ServerPages(call.Clients.Pages());
            var process = (int)(await pages.StatusAsync(call.Cancellation))["process"]!;
            await pages.StopAsync(call.Cancellation);
            while (await pages.AnswersAsync(call.Cancellation) || IsThere(process)) await Task.Delay(BetweenLooks, call.Time, call.Cancellation);
            call.Output.One(new JsonObject { ["stopped"] = true, ["process"] = process }, terminal => terminal.Out.WriteLine($"The server at {call.Clients.Shown} (process {process}) has stopped."));
            return ExitCode.Ok;
        });
        return command;
    }

    // It has ended, and whoever started it has not asked yet how.
    private static bool IsOver(int process) => File.Exists($"/proc/{process}/stat") && File.ReadAllText($"/proc/{process}/stat").Split(") ")[^1].StartsWith('Z');

    // The pages are for this machine alone, so the process is one of it. It may be another container's, and then nobody sees it.
    private static bool IsThere(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return !found.HasExited && !IsOver(process);
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or IOException)
        {
            return false;
        }
    }
}
