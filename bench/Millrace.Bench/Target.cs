using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using Millrace.Client.Kinesis;

namespace Millrace.Bench;

/// <summary>A server under test, in a process of its own on a free port of 127.0.0.1.</summary>
internal sealed class Target : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Func<int, string, ProcessStartInfo> _command;
    private Process? _process;

    private Target(string name, Func<int, string, ProcessStartInfo> command)
    {
        Name = name;
        _command = command;
        Folder = Directory.CreateTempSubdirectory("millrace-bench-").FullName;
        Port = FreePort();
    }

    public string Name { get; }

    public int Port { get; }

    /// <summary>Where it may keep what it likes; gone with it.</summary>
    public string Folder { get; }

    public Uri Endpoint => new($"http://127.0.0.1:{Port}");

    /// <summary>Resident memory now, in MiB.</summary>
    public double ResidentMiB
    {
        get
        {
            _process!.Refresh();
            return _process.WorkingSet64 / (1024.0 * 1024);
        }
    }

    /// <summary>The processor time of all processes under it, in ticks of a hundredth of a second: user's and system's, as in <c>/proc</c>.</summary>
    public long ChildTicks
    {
        get
        {
            var processes = new Dictionary<int, (int Parent, long Ticks)>();
            foreach (var folder in Directory.EnumerateDirectories("/proc"))
            {
                if (!int.TryParse(Path.GetFileName(folder), out var id)) continue;
                try
                {
                    // After the name, which may hold anything: state, parent, and from the twelfth on the times.
                    var stat = File.ReadAllText($"{folder}/stat");
                    var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                    processes[id] = (int.Parse(fields[1], CultureInfo.InvariantCulture), long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture));
                }
                catch (IOException)
                {
                    // It ended meanwhile.
                }
            }

            return processes.Keys.Where(IsUnder).Sum(id => processes[id].Ticks);

            bool IsUnder(int id)
            {
                while (processes.TryGetValue(id, out var process))
                {
                    if (process.Parent == _process!.Id) return true;
                    id = process.Parent;
                }

                return false;
            }
        }
    }

    public static Target Millrace(string durability, string program) => Millrace(durability, durability, program);

    /// <param name="name">What it is called in the results.</param>
    /// <param name="durability">Its durability.</param>
    /// <param name="program">The server.</param>
    /// <param name="options">More options of its start.</param>
    public static Target Millrace(string name, string durability, string program, params string[] options) => new(name, (port, folder) =>
    {
        string[] arguments = ["start", "--port", $"{port}", "--data", Path.Combine(folder, "data"), "--durability", durability, .. options];
        return program.EndsWith(".dll", StringComparison.Ordinal) ? new("dotnet", [program, .. arguments]) : new(program, arguments);
    });

    public static Target Bare(int answerBytes = BareServer.UsualAnswerBytes) => new("bare", (port, _) =>
        new("dotnet", [typeof(Target).Assembly.Location, .. BareServer.Arguments(port, answerBytes)]));

    public static Target Kinesalite(string peers) => new("kinesalite", (port, _) => new(
        "node", [Path.Combine(peers, "node_modules", ".bin", "kinesalite"), "--port", $"{port}", "--createStreamMs", "0", "--shardLimit", "5000"]));

    /// <summary>DynamoDB over LevelDB in its folder, which keeps what is written when the process dies.</summary>
    public static Target Dynalite(string peers) => new("dynalite", (port, folder) => new(
        "node", [Path.Combine(peers, "node_modules", ".bin", "dynalite"), "--port", $"{port}", "--path", Path.Combine(folder, "data"), "--createTableMs", "0"]));

    public static Target KinesisLocal(string peers) => new("kinesis-local", (port, _) =>
    {
        // It reads its certificate from where it is started.
        var start = new ProcessStartInfo("node", ["main.js"]) { WorkingDirectory = Path.Combine(peers, "node_modules", "kinesis-local") };
        start.Environment["KINESIS_MOCK_PLAIN_PORT"] = port.ToString(CultureInfo.InvariantCulture);
        start.Environment["KINESIS_MOCK_TLS_PORT"] = FreePort().ToString(CultureInfo.InvariantCulture);
        start.Environment["CREATE_STREAM_DURATION"] = "0ms";
        start.Environment["SHARD_LIMIT"] = "5000";
        start.Environment["LOG_LEVEL"] = "ERROR";
        return start;
    });

    /// <summary>Starts it, and returns how long it took until it accepted a connection.</summary>
    public async Task<TimeSpan> StartAsync()
    {
        var start = _command(Port, Folder);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var began = TimeProvider.System.GetTimestamp();
        _process = Process.Start(start)!;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        while (true)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, Port));
                return TimeProvider.System.GetElapsedTime(began);
            }
            catch (SocketException)
            {
                if (_process.HasExited) throw new InvalidOperationException($"{Name} ended with {_process.ExitCode} before it listened.");
                if (TimeProvider.System.GetElapsedTime(began) > Patience) throw new TimeoutException($"{Name} does not listen after {Patience}.");
                await Task.Delay(1);
            }
        }
    }

    /// <summary>Lets it stand still: a peer goes on with what it was sent for seconds after the load has ended, at the cost of whom is next.</summary>
    public Task PauseAsync() => SignalAsync("STOP");

    /// <summary>Lets it go on.</summary>
    public Task ResumeAsync() => SignalAsync("CONT");

    public async Task StopAsync()
    {
        if (_process is { HasExited: true }) throw new InvalidOperationException($"{Name} ended by itself, with {_process.ExitCode}.");

        await SignalAsync("CONT");
        await SignalAsync("TERM");
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await _process!.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process!.Kill();
            await _process.WaitForExitAsync();
        }

        _process!.Dispose();
        _process = null;
    }

    public KinesisClient Client() => new(
        new BasicAWSCredentials("test", "test"), new KinesisConfig { ServiceURL = Endpoint.OriginalString, AuthenticationRegion = SignedRequest.Region });

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false }) await StopAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process!.Id}"]);
        await kill.WaitForExitAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
