using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;

namespace Millrace.CommandLine.Tests;

/// <summary>The built program, run as a user runs it: with its output piped, or on a terminal.</summary>
internal sealed partial class ProgramRun : IAsyncDisposable
{
    // A guard against a hang, far above anything measured; no test waits for it to pass.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private const int SigInt = 2;

    // What .NET's console begins with on a terminal, whatever is written.
    private const string KeypadMode = "\u001b[?1h\u001b=";

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly Task _reading;
    private readonly Task<string> _errors;
    private readonly List<(string Text, TaskCompletionSource Seen)> _awaited = [];

    private ProgramRun(Process process)
    {
        _process = process;
        _reading = ReadAsync();
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The program and what it needs to run: a native build where one is named.</summary>
    public static string[] Program { get; } = Environment.GetEnvironmentVariable("MILLRACE_PROGRAM") is { Length: > 0 } native
        ? [native]
        : ["dotnet", Path.Combine(AppContext.BaseDirectory, "millrace.dll")];

    /// <summary>Runs it to its end, piped.</summary>
    public static async Task<ProgramResult> PipedAsync(IReadOnlyDictionary<string, string?>? environment, string? input, params string[] arguments)
    {
        await using var run = Start(environment, input, arguments);
        return await run.EndAsync();
    }

    /// <summary>Starts it, piped.</summary>
    public static ProgramRun Start(IReadOnlyDictionary<string, string?>? environment, string? input, params string[] arguments) =>
        Spawn([.. Program, .. arguments], environment, input);

    /// <summary>Runs it to its end on a terminal; output and errors come together there.</summary>
    public static async Task<ProgramResult> OnTerminalAsync(IReadOnlyDictionary<string, string?>? environment, int columns, params string[] arguments)
    {
        await using var run = StartOnTerminal(environment, columns, arguments);
        return await run.EndAsync();
    }

    /// <summary>Starts it on a terminal.</summary>
    public static ProgramRun StartOnTerminal(IReadOnlyDictionary<string, string?>? environment, int columns, params string[] arguments)
    {
        var line = string.Join(' ', Program.Concat(arguments).Select(static word => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'"));
        // One shell for everybody, and none left when the program runs: Ctrl+C goes to all on the terminal, and a shell that waits dies of it.
        var terminal = new Dictionary<string, string?>(environment ?? new Dictionary<string, string?>()) { ["TERM"] = "xterm", ["SHELL"] = "/bin/sh" };
        return Spawn(["script", "--quiet", "--return", "--command", $"stty cols {columns} rows 40; exec {line}", "/dev/null"], terminal, input: null);
    }

    /// <summary>Starts a line of the shell, piped.</summary>
    public static ProgramRun StartShell(IReadOnlyDictionary<string, string?>? environment, string line) => Spawn(["sh", "-c", line], environment, input: null);

    /// <summary>Waits until it has written a text.</summary>
    public async Task SeeAsync(string text)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_output)
        {
            if (_output.ToString().Contains(text, StringComparison.Ordinal)) return;
            _awaited.Add((text, seen));
        }

        await Task.WhenAny(seen.Task, _reading).WaitAsync(Patience);
        Assert.Contains(text, Written, StringComparison.Ordinal);
    }

    /// <summary>Waits until it is a server that answers, and tells where that is.</summary>
    public async Task<string> EndpointAsync()
    {
        await SeeAsync("Next: ");
        return Written.Split('\n').Single(static line => line.StartsWith("  endpoint", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
    }

    /// <summary>Presses Ctrl+C.</summary>
    public void Interrupt() => Assert.Equal(0, Signal(_process.Id, SigInt));

    /// <summary>Types on its terminal, or into its pipe.</summary>
    public async Task TypeAsync(string text)
    {
        await _process.StandardInput.WriteAsync(text);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Waits for its end.</summary>
    public async Task<ProgramResult> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        await _reading;
        return new ProgramResult(_process.ExitCode, Written.Replace(KeypadMode, "", StringComparison.Ordinal), await _errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>What it has written so far.</summary>
    public string Written
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    private static ProgramRun Spawn(string[] line, IReadOnlyDictionary<string, string?>? environment, string? input)
    {
        var start = new ProcessStartInfo(line[0], line[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("MILLRACE_", StringComparison.Ordinal) || name.StartsWith("AWS_", StringComparison.Ordinal) || name == "NO_COLOR").ToArray())
            start.Environment.Remove(name);
        // Nobody's own settings.
        start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = "/nowhere/credentials";
        start.Environment["AWS_CONFIG_FILE"] = "/nowhere/config";
        start.Environment["XDG_DATA_HOME"] = Path.Combine(Path.GetTempPath(), "millrace-test-nowhere");
        start.Environment["TZ"] = "UTC";
        // Each run is short: what would make a long one quicker costs more than it brings.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>()) start.Environment[name] = value;
        var process = Process.Start(start)!;
        if (input is not null)
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }

        return new ProgramRun(process);
    }

    private async Task ReadAsync()
    {
        var buffer = new char[4096];
        while (await _process.StandardOutput.ReadAsync(buffer) is var read and > 0)
        {
            lock (_output)
            {
                _output.Append(buffer, 0, read);
                var text = _output.ToString();
                foreach (var (_, seen) in _awaited.Where(awaited => text.Contains(awaited.Text, StringComparison.Ordinal))) seen.TrySetResult();
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Signal(int process, int signal);
}

/// <summary>What a run left.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote to stdout, and on a terminal all.</param>
/// <param name="Errors">What it wrote to stderr.</param>
internal sealed record ProgramResult(int ExitCode, string Output, string Errors)
{
    /// <summary>The output as a document.</summary>
    public JsonNode Json => JsonNode.Parse(Output)!;

    /// <summary>The output as documents, one a line.</summary>
    public IReadOnlyList<JsonNode> Lines => [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonNode.Parse(line)!)];
}
