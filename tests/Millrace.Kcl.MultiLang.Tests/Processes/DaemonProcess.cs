using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Millrace.Kcl.MultiLang.Tests.Processes;

/// <summary>The built daemon, run as a user runs it. Ends with the test.</summary>
internal sealed class DaemonProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _log = new();
    private readonly Task _reading;

    private DaemonProcess(Process process)
    {
        _process = process;
        _reading = ReadAsync();
    }

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public string Log
    {
        get
        {
            lock (_log) return _log.ToString();
        }
    }

    /// <summary>Starts it, against a server where one is named.</summary>
    public static DaemonProcess Start(string? endpoint, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "millrace-multilang.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["AWS_ACCESS_KEY_ID"] = "test";
        start.Environment["AWS_SECRET_ACCESS_KEY"] = "test";
        if (endpoint is not null) start.Environment["AWS_ENDPOINT_URL"] = endpoint;
        return new DaemonProcess(Process.Start(start)!);
    }

    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(Ending);
    }

    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync(Ending);
        await _reading;
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
            lock (_log) _log.Append(line).Append('\n');
    }
}
