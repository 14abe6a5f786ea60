using System.Text.Json.Nodes;

[assembly: AssemblyFixture(typeof(Millrace.CommandLine.Tests.SharedServer))]

namespace Millrace.CommandLine.Tests;

/// <summary>One server for all tests, each of which has streams of its own.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("millrace-test-").FullName;
    private ProgramRun? _server;

    /// <summary>Where it is.</summary>
    public string Endpoint { get; private set; } = "";

    /// <summary>What a shell would have exported.</summary>
    public IReadOnlyDictionary<string, string?> Environment => new Dictionary<string, string?> { ["AWS_ENDPOINT_URL"] = Endpoint };

    public async ValueTask InitializeAsync()
    {
        _server = ProgramRun.Start(new Dictionary<string, string?> { ["MILLRACE_DATA"] = Path.Combine(_directory, "data") }, input: null, "start", "--port", "0");
        await _server.SeeAsync("Next: ");
        Endpoint = _server.Written.Split('\n').Single(static line => line.StartsWith("  endpoint", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>Runs the program against it, piped.</summary>
    internal Task<ProgramResult> RunAsync(params string[] arguments) => ProgramRun.PipedAsync(Environment, input: "", arguments);

    /// <summary>Runs the program against it, piped, and reads the document that it writes.</summary>
    internal async Task<JsonNode> JsonAsync(params string[] arguments)
    {
        var result = await RunAsync(arguments);
        Assert.True(result.ExitCode == 0, result.Errors);
        return result.Json;
    }

    /// <summary>Runs the program against it on a terminal.</summary>
    internal Task<ProgramResult> OnTerminalAsync(int columns, params string[] arguments) => ProgramRun.OnTerminalAsync(Environment, columns, arguments);

    /// <summary>Makes a stream of a test's own.</summary>
    internal async Task<string> StreamAsync(int shards = 1)
    {
        var name = $"s{Guid.NewGuid():N}"[..12];
        await JsonAsync("stream", "create", name, "--shards", $"{shards}");
        return name;
    }


}
