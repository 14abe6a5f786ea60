using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Millrace.Kcl.MultiLang.Protocol;

namespace Millrace.Kcl.MultiLang.Processes;

/// <summary>
/// A running child: lines to its standard input, messages from its standard output. What it prints on stderr, where alone it can print what it likes, goes
/// to the log as it comes, and the last lines are kept for the report of its end. Its output is read all the time, so that neither side can wait for the
/// other with a full pipe.
/// </summary>
internal sealed partial class ChildProcess : IAsyncDisposable
{
    private const int KeptErrorLines = 20;
    private const int LongestLogged = 400;

    // For a killed process to be gone; a guard, not a measure.
    private static readonly TimeSpan KillPatience = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly string _shardId;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly Channel<ChildMessage> _messages = Channel.CreateBounded<ChildMessage>(64);
    private readonly Queue<string> _lastErrors = [];
    private readonly Task _output;
    private readonly Task _errors;
    private bool _ended;

    private ChildProcess(Process process, string shardId, ILogger logger, TimeProvider time)
    {
        _process = process;
        _shardId = shardId;
        _logger = logger;
        _time = time;
        Id = process.Id;
        _output = ReadOutputAsync();
        _errors = ReadErrorsAsync();
    }

    /// <summary>The process's id.</summary>
    public int Id { get; }

    /// <summary>Starts a child for a shard, with the daemon's environment and working directory.</summary>
    /// <exception cref="ChildFailureException">It cannot be started.</exception>
    public static ChildProcess Start(IReadOnlyList<string> command, string shardId, ILogger logger, TimeProvider time)
    {
        var program = Executable.Find(command[0])
            ?? throw new ChildFailureException($"executableName: there is no program '{command[0]}' in PATH or in {Environment.CurrentDirectory} that can be run.");
        var line = ProcessGroup.Own(program, command.Skip(1));
        var start = new ProcessStartInfo(line[0], line.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Without a mark at the beginning: some clients die of it.
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        try
        {
            var child = new ChildProcess(Process.Start(start)!, shardId, logger, time);
            LogStarted(logger, shardId, child.Id);
            return child;
        }
        catch (Win32Exception fault)
        {
            throw new ChildFailureException($"executableName: '{command[0]}' cannot be started: {fault.Message}", fault);
        }
    }

    /// <summary>Sends a line.</summary>
    /// <exception cref="IOException">The child does not read any more.</exception>
    /// <exception cref="TimeoutException">It has not read it in time.</exception>
    public async Task WriteAsync(ReadOnlyMemory<byte> line, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        if (_logger.IsEnabled(LogLevel.Debug))
        {
            var shown = Shown(line.Span);
            LogSent(_logger, _shardId, shown);
        }

        var input = _process.StandardInput.BaseStream;
        await SendAsync().WaitAsync(timeout ?? Timeout.InfiniteTimeSpan, _time, cancellationToken).ConfigureAwait(false);

        async Task SendAsync()
        {
            await input.WriteAsync(line, CancellationToken.None).ConfigureAwait(false);
            await input.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>The next message; null once the child has closed its output.</summary>
    /// <exception cref="TimeoutException">None came in time.</exception>
    public async Task<ChildMessage?> ReadAsync(TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var more = await _messages.Reader.WaitToReadAsync(CancellationToken.None).AsTask()
            .WaitAsync(timeout ?? Timeout.InfiniteTimeSpan, _time, cancellationToken).ConfigureAwait(false);
        return more && _messages.Reader.TryRead(out var message) ? message : null;
    }

    /// <summary>
    /// Closes the child's input, upon which it is to exit by itself, and waits until it is gone and all that it printed is read.
    /// </summary>
    /// <param name="grace">How long; after that it is killed. Without any it is killed before it learns anything.</param>
    /// <param name="cancellationToken">Kills it at once.</param>
    /// <returns>How it ended, in words, with its last lines on stderr.</returns>
    public async Task<string> EndAsync(TimeSpan grace, CancellationToken cancellationToken)
    {
        var gone = Task.WhenAll(_process.WaitForExitAsync(CancellationToken.None), _output, _errors);
        var killed = false;
        if (grace > TimeSpan.Zero)
        {
            CloseInput();
            await Task.WhenAny(gone, Task.Delay(grace, _time, cancellationToken)).ConfigureAwait(false);
        }

        if (!gone.IsCompleted)
        {
            killed = !_process.HasExited;
            Kill();
            // What it has started may live on and hold its output open; that is not waited for.
            await Task.WhenAny(gone, Task.Delay(KillPatience, TimeProvider.System, CancellationToken.None)).ConfigureAwait(false);
        }

        var end = !_process.HasExited ? "it is still running" : killed ? "killed" : $"exit code {_process.ExitCode}";
        if (!_ended) LogEnded(_logger, _shardId, Id, end);
        _ended = true;
        return end + LastErrors();
    }

    /// <summary>Kills the child and whatever it has started.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended by itself.
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_ended) await EndAsync(TimeSpan.Zero, CancellationToken.None).ConfigureAwait(false);
        _process.Dispose();
    }

    private void CloseInput()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has closed its end before.
        }
    }

    private async Task ReadOutputAsync()
    {
        try
        {
            await foreach (var line in Lines.ReadAsync(_process.StandardOutput.BaseStream).ConfigureAwait(false))
            {
                var message = ChildMessageReader.Read(line.Span);
                if (message is null) continue;
                var shown = Shown(line.Span);
                if (message is NoiseMessage noise) LogNoise(_logger, _shardId, noise.Reason, shown);
                else if (!_messages.Writer.TryWrite(message)) LogNoise(_logger, _shardId, "nobody asked for so many messages", shown);
                else LogReceived(_logger, _shardId, shown);
            }
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException)
        {
            // As good as its end.
        }
        finally
        {
            _messages.Writer.TryComplete();
        }
    }

    private async Task ReadErrorsAsync()
    {
        try
        {
            await foreach (var line in Lines.ReadAsync(_process.StandardError.BaseStream).ConfigureAwait(false))
            {
                var text = Encoding.UTF8.GetString(line.Span).TrimEnd('\r');
                LogErrorLine(_logger, _shardId, text);
                lock (_lastErrors)
                {
                    if (_lastErrors.Count == KeptErrorLines) _lastErrors.Dequeue();
                    _lastErrors.Enqueue(text.Length > LongestLogged ? text[..LongestLogged] : text);
                }
            }
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException)
        {
            // As good as its end.
        }
    }

    private string LastErrors()
    {
        lock (_lastErrors) return _lastErrors.Count == 0 ? ", nothing on stderr" : $"; last on stderr:\n  {string.Join("\n  ", _lastErrors)}";
    }

    private static string Shown(ReadOnlySpan<byte> line)
    {
        var text = Encoding.UTF8.GetString(line.Length > LongestLogged ? line[..LongestLogged] : line).TrimEnd();
        return line.Length > LongestLogged ? $"{text}... ({line.Length} bytes)" : text;
    }

    [LoggerMessage(EventId = 810, Level = LogLevel.Information, Message = "{shardId}: child {processId} started.")]
    private static partial void LogStarted(ILogger logger, string shardId, int processId);

    [LoggerMessage(EventId = 811, Level = LogLevel.Information, Message = "{shardId}: child {processId} ended: {end}.")]
    private static partial void LogEnded(ILogger logger, string shardId, int processId, string end);

    [LoggerMessage(EventId = 812, Level = LogLevel.Information, Message = "{shardId} stderr: {line}")]
    private static partial void LogErrorLine(ILogger logger, string shardId, string line);

    [LoggerMessage(EventId = 813, Level = LogLevel.Information, Message = "{shardId}: skipped, for it is no message ({reason}): {line}")]
    private static partial void LogNoise(ILogger logger, string shardId, string reason, string line);

    [LoggerMessage(EventId = 814, Level = LogLevel.Debug, Message = "{shardId} to the child: {line}")]
    private static partial void LogSent(ILogger logger, string shardId, string line);

    [LoggerMessage(EventId = 815, Level = LogLevel.Debug, Message = "{shardId} from the child: {line}")]
    private static partial void LogReceived(ILogger logger, string shardId, string line);
}
