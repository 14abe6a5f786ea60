using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Millrace.Server.Tests;

/// <summary>The built program, run as a user runs it. Ends with the test.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    // A guard against a hang, far above anything measured; no test waits for it to pass.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private const int SigInt = 2;
    private const int SigTerm = 15;

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _endpoint = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task<string> _errors;
    private readonly Task _reading;

    private ServerProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
        _reading = ReadOutputAsync();
    }

    public Uri Endpoint => _endpoint.Task.GetAwaiter().GetResult();

    public int Id => _process.Id;

    /// <summary>Runs the program to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        await using var program = Spawn(arguments, environment: null);
        var exitCode = await program.ExitAsync();
        return (exitCode, program._output.ToString(), await program._errors);
    }

    /// <summary>Starts a server on a free port and returns once it says that it is ready.</summary>
    public static Task<ServerProcess> StartAsync(params string[] arguments) => StartAsync(environment: null, arguments);

    public static Task<ServerProcess> StartAsync(IReadOnlyDictionary<string, string>? environment, params string[] arguments) =>
        StartAsync(launcher: [], environment, arguments);

    /// <summary>Starts a server by another program, which becomes it.</summary>
    public static async Task<ServerProcess> StartAsync(string[] launcher, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        var server = Spawn(["start", .. arguments.Contains("--port") ? Array.Empty<string>() : ["--port", "0"], .. arguments], environment, launcher);
        await Task.WhenAny(server._endpoint.Task, server._reading).WaitAsync(Patience);
        if (server._endpoint.Task.IsCompletedSuccessfully) return server;
        var errors = await server._errors;
        await server.DisposeAsync();
        throw new InvalidOperationException($"The server did not start: {errors}");
    }

    /// <summary>Sends SIGTERM.</summary>
    public void Terminate() => Assert.Equal(0, Signal(Id, SigTerm));

    /// <summary>Sends SIGINT, as Ctrl+C does.</summary>
    public void Interrupt() => Assert.Equal(0, Signal(Id, SigInt));

    /// <summary>Waits for the end.</summary>
    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        await _reading;
        return _process.ExitCode;
    }

    public async Task<int> StopAsync()
    {
        Terminate();
        return await ExitAsync();
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await ExitAsync();
    }

    public Task<string> ErrorsAsync() => _errors;

    public string Output => _output.ToString();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static ServerProcess Spawn(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment, params string[] launcher)
    {
        // A native build that is to be tested is named; else it is the one that was built with the tests.
        string[] program = Environment.GetEnvironmentVariable("MILLRACE_PROGRAM") is { Length: > 0 } native
            ? [native]
            : ["dotnet", Path.Combine(AppContext.BaseDirectory, "millrace.dll")];
        string[] line = [.. launcher, .. program, .. arguments];
        var start = new ProcessStartInfo(line[0], line[1..]);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MILLRACE_", StringComparison.Ordinal)).ToArray()) start.Environment.Remove(name);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return new ServerProcess(Process.Start(start)!);
    }

    private async Task ReadOutputAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            _output.AppendLine(line);
            // The last line of what it prints when it is ready follows the endpoint's.
            if (line.StartsWith("Next: ", StringComparison.Ordinal)) _endpoint.TrySetResult(ReadEndpoint());
        }
    }

    private Uri ReadEndpoint()
    {
        var line = _output.ToString().Split('\n').Single(line => line.StartsWith("  endpoint", StringComparison.Ordinal));
        return new Uri(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Signal(int process, int signal);
}
