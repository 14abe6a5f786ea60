using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using Millrace.CommandLine.Clients;

namespace Millrace.CommandLine.Doctor;

/// <summary><c>millrace doctor</c>: looks at what usually goes wrong, and says how to put it right.</summary>
internal static class DoctorCommand
{
    private const int Green = 32;
    private const int Red = 31;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static Command Create()
    {
        var options = new VerbOptions();
        var command = new Verb("doctor", "Looks at the machine, the environment and the server. Exit code 1 when something is wrong.")
        {
            Examples =
            [
                ("millrace doctor", "a tick for each, and a line that fixes what has none"),
                ("millrace doctor -o json", "for a program"),
            ],
        };
        options.AddTo(command);
        command.SetVerb(options, async call =>
        {
            var checks = new List<DoctorCheck> { Version() };
            checks.AddRange(await ServerAsync(call));
            checks.AddRange(MachineChecks.All(call.Time));
            if (call.Output.Format is OutputFormat.Table) Write(call.Terminal, checks);
            else call.Output.List([], checks.ConvertAll(static check => check.ToJson()), none: "");
            return checks.TrueForAll(static check => check.IsGood) ? ExitCode.Ok : ExitCode.Failure;
        });
        return command;
    }

    private static DoctorCheck Version() => new(
        "version",
        true,
        $"millrace {typeof(DoctorCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0]} on .NET {Environment.Version}");

    private static async Task<IEnumerable<DoctorCheck>> ServerAsync(VerbCall call)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(call.Cancellation);
        limit.CancelAfter(Patience);
        using var pages = new ServerPages(call.Clients.Pages());
        try
        {
            if (await pages.AnswersAsync(limit.Token))
            {
                var status = await pages.StatusAsync(limit.Token);
                return
                [
                    new("port", true, $"millrace {status["version"]} answers at {call.Clients.Shown} (process {status["process"]})"),
                    await pages.SpeaksHttp2Async(limit.Token)
                        ? new("http/2", true, "answered, as KCL's fan-out needs it")
                        : new("http/2", false, "not answered: something between changes what is sent", $"unset HTTP_PROXY, or export NO_PROXY={new Uri(call.Clients.Shown).Host}"),
                ];
            }
        }
        catch (OperationCanceledException) when (!call.Cancellation.IsCancellationRequested)
        {
            return [new("port", false, $"{call.Clients.Shown} has not answered for {Patience.TotalSeconds:0} s", "see what keeps it busy, or millrace start --port 0")];
        }
        catch (HttpRequestException)
        {
            return [new("port", false, $"{call.Clients.Shown} is answered by something else", "stop that, or millrace start --port 0")];
        }

        var server = new Uri(call.Clients.Shown);
        return
        [
            !server.IsLoopback ? new("port", false, $"nothing answers at {call.Clients.Shown}", "start the server there, or name another with --endpoint")
            : IsFree(server.Port) ? new("port", true, $"{server.Port} is free; no server runs there yet: millrace start")
            : new("port", false, $"{server.Port} is taken by something that is no server of ours", "stop that, or millrace start --port 0"),
        ];
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static void Write(Terminal terminal, List<DoctorCheck> checks)
    {
        var width = checks.Max(static check => check.Name.Length) + 2;
        foreach (var check in checks)
        {
            terminal.Out.WriteLine($"{(check.IsGood ? terminal.Styled("✓", Green) : terminal.Styled("✗", Red))} {check.Name.PadRight(width)}{PrintableText.Of(check.Found)}");
            if (check.Fix is { } fix) terminal.Out.WriteLine($"  {"fix:".PadRight(width)}{fix}");
        }
    }
}
