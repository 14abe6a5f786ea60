using System.Text;
using Millrace.Lambda.Runtimes;

namespace Millrace.Lambda.Tests.Runtimes;

/// <summary>A function that runs: its folder, its process and the Runtime API that it speaks to.</summary>
internal sealed class TestFunction : IAsyncDisposable
{
    private readonly List<string> _lines = [];
    private readonly string _folder;

    private TestFunction(string folder) => _folder = folder;

    public FakeRuntimeApi Api { get; } = new();

    public IRuntimeProcess Process { get; private set; } = null!;

    /// <summary>What it wrote so far.</summary>
    public string[] Lines
    {
        get
        {
            lock (_lines)
                return [.. _lines];
        }
    }

    /// <summary>Starts a function of one or more files.</summary>
    public static TestFunction Start(
        string runtime, string handler, Dictionary<string, string> files, string tier = "strict", Dictionary<string, string>? variables = null,
        Dictionary<string, string>? layer = null, int memory = 512, int temporary = 64, Action<string>? prepare = null,
        Action<ReadOnlyMemory<byte>>? output = null)
    {
        var folder = Launchers.NewFunction(tier);
        var function = new TestFunction(folder);
        var task = Write(Path.Combine(folder, "task"), files);
        var layers = layer is null ? null : Write(Path.Combine(folder, "layers"), layer);
        prepare?.Invoke(task);
        var own = Directory.CreateDirectory(Path.Combine(folder, "tmp")).FullName;
        var launcher = Launchers.Of(tier);
        if (launcher.Missing(runtime) is { } missing)
            Assert.Skip(missing);
        var all = new Dictionary<string, string>(variables ?? [])
        {
            ["AWS_LAMBDA_RUNTIME_API"] = function.Api.Address,
            ["_HANDLER"] = handler,
            ["AWS_LAMBDA_FUNCTION_NAME"] = "f",
            ["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST",
            ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = $"{memory}",
            ["AWS_EXECUTION_ENV"] = $"AWS_Lambda_{runtime}",
        };
        TestContext.Current.SendDiagnosticMessage(launcher.Tier);
        function.Process = launcher.Start(new RuntimeSpecification(runtime, handler, task, layers, own, all, memory, temporary), output ?? function.Add);
        return function;
    }

    /// <summary>Calls it; the process's end ends the wait too.</summary>
    public async Task<FakeRuntimeApi.Answer> InvokeAsync(string payload)
    {
        var answer = Api.InvokeAsync(payload);
        await Task.WhenAny(answer, EndAsync());
        return answer.IsCompletedSuccessfully ? await answer : throw new InvalidOperationException($"It ended: {await Process.Exited}\n{string.Join('\n', Lines)}");

        async Task EndAsync()
        {
            await Process.Exited;
            // It may have answered before, and the answer be read still.
            await Task.WhenAny(answer, Task.Delay(TimeSpan.FromSeconds(10), TimeProvider.System, Test.Token));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        await Api.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Write(string folder, Dictionary<string, string> files)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, text) in files)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
        return folder;
    }

    private void Add(ReadOnlyMemory<byte> line)
    {
        lock (_lines)
            _lines.Add(Encoding.UTF8.GetString(line.Span));
    }
}
