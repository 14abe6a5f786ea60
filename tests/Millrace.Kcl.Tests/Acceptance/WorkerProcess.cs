using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Millrace.Kcl.Tests.Acceptance;

/// <summary>A line of a worker.</summary>
/// <param name="WorkerId">The worker.</param>
/// <param name="What">What was called.</param>
/// <param name="ShardId">The shard.</param>
/// <param name="Holding">Which of the worker's processors.</param>
/// <param name="Began">When it began, on the machine's clock.</param>
/// <param name="Ended">When it ended.</param>
/// <param name="Records">Sequence number and data of each record.</param>
internal sealed record WorkerLine(
    string WorkerId, string What, string ShardId, int Holding, long Began, long Ended, IReadOnlyList<(string SequenceNumber, int Number)> Records)
{
    public static WorkerLine Parse(string workerId, string line)
    {
        var parts = line.Split(' ');
        return new(
            workerId,
            parts[0],
            parts[1],
            int.Parse(parts[2], CultureInfo.InvariantCulture),
            long.Parse(parts[3], CultureInfo.InvariantCulture),
            long.Parse(parts[4], CultureInfo.InvariantCulture),
            [.. parts.Skip(5).Select(ParseRecord)]);
    }

    private static (string SequenceNumber, int Number) ParseRecord(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return (text[..slash], int.Parse(text.AsSpan(slash + 1), CultureInfo.InvariantCulture));
    }
}

/// <summary>A worker in a process of its own.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<WorkerLine> _lines;
    private readonly Task _reading;
    private readonly Task<string> _errors;

    public WorkerProcess(Uri endpoint, string workerId, ConcurrentQueue<WorkerLine> lines)
    {
        WorkerId = workerId;
        _lines = lines;
        var start = new ProcessStartInfo(Environment.ProcessPath!, [WorkerProgram.Argument, endpoint.OriginalString, workerId])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start)!;
        _reading = ReadAsync();
        _errors = _process.StandardError.ReadToEndAsync();
    }

    public string WorkerId { get; }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await _reading;
    }

    /// <summary>Stops it cleanly.</summary>
    public async Task StopAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).InTime();
        await _reading;
        Assert.Equal((0, ""), (_process.ExitCode, await _errors));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
            if (line.EndsWith(WorkerProgram.EndMark, StringComparison.Ordinal)) _lines.Enqueue(WorkerLine.Parse(WorkerId, line[..^WorkerProgram.EndMark.Length]));
    }
}
