using System.Diagnostics;
using Millrace.CommandLine;
using Millrace.CommandLine.Clients;
using Millrace.Hosting;

namespace Millrace.Commands;

/// <summary>Starts a server that goes on when the terminal is closed, and returns once it answers.</summary>
internal static class Detached
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    /// <summary>Starts it.</summary>
    /// <param name="arguments">The command line without <c>--detach</c>.</param>
    /// <param name="readyFile">The file that the server writes once it answers.</param>
    /// <param name="output">Is told where the server is.</param>
    /// <param name="cancellationToken">Ends the wait; the server goes on.</param>
    public static async Task<int> StartAsync(IEnumerable<string> arguments, string? readyFile, TextWriter output, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows()) throw new StartException("--detach is for Linux and macOS; on Windows: start /b millrace start", taken: false);
        var directory = Directory.CreateDirectory($"{LocalServer.DataDirectory()}-logs").FullName;
        var log = Path.Combine(directory, $"{Environment.ProcessId}.log");
        var ready = readyFile ?? Path.Combine(directory, $"{Environment.ProcessId}.ready");
        File.Delete(ready);
        string[] program = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) != "dotnet" ? [path] : [Environment.ProcessPath!, Environment.GetCommandLineArgs()[0]];
        // The shell sends what it says to a file, and nohup keeps it when the terminal goes.
        var shell = new ProcessStartInfo("/bin/sh", ["-c", "nohup \"$@\" >\"$LOG\" 2>&1 </dev/null & echo $!", "sh", .. program, .. arguments, .. readyFile is null ? ["--ready-file", ready] : Array.Empty<string>()])
        {
            RedirectStandardOutput = true,
        };
        shell.Environment["LOG"] = log;
        using var started = Process.Start(shell)!;
        var process = int.Parse(await started.StandardOutput.ReadLineAsync(cancellationToken) ?? "0", System.Globalization.CultureInfo.InvariantCulture);
        while (!File.Exists(ready))
        {
            if (!IsThere(process))
            {
                var said = (await File.ReadAllTextAsync(log, cancellationToken)).Trim();
                throw new StartException($"The server did not start. {said}", taken: said.Contains("taken", StringComparison.Ordinal));
            }

            await Task.Delay(BetweenLooks, TimeProvider.System, cancellationToken);
        }

        await output.WriteLineAsync($"Millrace is ready at {(await File.ReadAllTextAsync(ready, cancellationToken)).Trim()} (process {process}; it logs to {log}). 'millrace stop' ends it.");
        return ExitCode.Ok;
    }

    private static bool IsThere(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }
}
