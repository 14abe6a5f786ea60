using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.InteropServices;

namespace Millrace.Lambda.Runtimes;

/// <summary>
/// A process group that a thread of its own starts. The system ends a child with the thread that started it (that is how functions end
/// with the server), so that thread lives as long as the child. It may be held to rules, which the child inherits: another reads and waits.
/// </summary>
internal sealed class RuntimeProcess : IRuntimeProcess
{
    private const int StackBytes = 256 * 1024;
    private const int Sweeps = 50;
    private const int SignalBase = 128;
    private static readonly TimeSpan s_watchPeriod = TimeSpan.FromMilliseconds(50);

    private readonly TaskCompletionSource<string?> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _started = new();
    private readonly ManualResetEventSlim _over = new();
    private readonly Lock _reading = new();
    private readonly Lock _signalling = new();
    private readonly OutputLines _lines;
    private readonly Process _process;
    private readonly string _marker;
    private readonly bool _ownGroup;
    private readonly long _memoryLimit;
    private readonly byte[] _buffer = new byte[16 * 1024];
    private readonly ITimer _watch;
    private readonly Landlock? _rules;
    private SafeHandle? _pipe;
    private RuntimeStartException? _fault;
    private int _id;
    private long _peakMemory;
    private volatile bool _ended;
    private volatile bool _overLimit;

    private RuntimeProcess(
        ProcessStartInfo start, Landlock? rules, string marker, bool ownGroup, long memoryLimit, Action<ReadOnlyMemory<byte>> output, TimeProvider time)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.Exited += (_, _) =>
        {
            // A child that holds the pipe would keep the reader.
            _started.Wait();
            Sweep();
        };
        _rules = rules;
        _marker = marker;
        _ownGroup = ownGroup;
        _memoryLimit = memoryLimit;
        _lines = new OutputLines(output);
        _watch = time.CreateTimer(_ => Measure(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The id of the first process.</summary>
    public int Id => _id;

    /// <inheritdoc/>
    public Task<string?> Exited => _exited.Task;

    /// <inheritdoc/>
    public long PeakMemory => Interlocked.Read(ref _peakMemory);

    /// <summary>Starts a process and watches it.</summary>
    /// <param name="start">The program; both of its outputs go to its standard output.</param>
    /// <param name="rules">What it is held to; null for nothing. Disposed when it has started.</param>
    /// <param name="marker">A variable that only this environment has, as in <c>NAME=value</c>.</param>
    /// <param name="ownGroup">Whether the process leads a session of its own.</param>
    /// <param name="memoryLimit">The most memory, in bytes.</param>
    /// <param name="output">Gets the lines.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="RuntimeStartException">There is no such program, or it cannot be run.</exception>
    public static RuntimeProcess Start(
        ProcessStartInfo start, Landlock? rules, string marker, bool ownGroup, long memoryLimit, Action<ReadOnlyMemory<byte>> output, TimeProvider time)
    {
        var process = new RuntimeProcess(start, rules, marker, ownGroup, memoryLimit, output, time);
        OnThread(process.StartAndStay);
        process._started.Wait();
        if (process._fault is { } fault) throw fault;
        OnThread(process.Run);
        return process;
    }

    /// <inheritdoc/>
    public ValueTask DrainAsync(CancellationToken cancellationToken)
    {
        ReadAvailable();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public void Freeze()
    {
        lock (_signalling)
        {
            _watch.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            Measure();
            SignalAll(Posix.Stop);
        }
    }

    /// <inheritdoc/>
    public void Thaw()
    {
        lock (_signalling)
        {
            SignalAll(Posix.Continue);
            _watch.Change(s_watchPeriod, s_watchPeriod);
        }
    }

    /// <inheritdoc/>
    public void Kill()
    {
        lock (_signalling)
        {
            if (_ended)
                return;
            if (!_ownGroup)
                _process.Kill(entireProcessTree: true);
            else
                SignalAll(Posix.Kill);
        }
        Sweep();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Kill();
        await _exited.Task;
        await _watch.DisposeAsync();
        _process.Dispose();
        _started.Dispose();
    }

    private static void OnThread(ThreadStart work) => new Thread(work, StackBytes) { IsBackground = true, Name = "function" }.Start();

    private void StartAndStay()
    {
        try
        {
            using (_rules)
            {
                _rules?.Restrict();
                _process.Start();
            }
        }
        catch (Exception fault) when (fault is System.ComponentModel.Win32Exception or IOException or InvalidOperationException)
        {
            _fault = new RuntimeStartException("Runtime.InvalidEntrypoint", fault.Message);
            _started.Set();
            return;
        }

        _id = _process.Id;
        _process.StandardInput.Close();
        _pipe = ((PipeStream)_process.StandardOutput.BaseStream).SafePipeHandle;
        Posix.SetNonBlocking(_pipe);
        _started.Set();
        _over.Wait();
    }

    private void Run()
    {
        _watch.Change(s_watchPeriod, s_watchPeriod);
        do
            Posix.WaitReadable(_pipe!);
        while (ReadAvailable());
        _process.WaitForExit();
        _watch.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        lock (_signalling)
            _ended = true;
        Sweep();
        _over.Set();
        _exited.SetResult(Reason(_process.ExitCode));
    }

    // Whoever waits for the output reads it itself: what was in the pipe when it asked has then been given.
    private bool ReadAvailable()
    {
        lock (_reading)
        {
            while (true)
            {
                var count = Posix.Read(_pipe!, _buffer);
                if (count < 0)
                    return true;
                if (count == 0)
                {
                    _lines.Complete();
                    return false;
                }
                _lines.Write(_buffer.AsSpan(0, count));
            }
        }
    }

    private void SignalAll(int signal)
    {
        if (_ended || _id <= 1)
            return;
        if (_ownGroup)
            Posix.Signal(-_id, signal);
        foreach (var process in ProcessTable.Descendants(_id))
            Posix.Signal(process, signal);
    }

    // A child that has left the group and lost its parent still has the variable that it was started with.
    private void Sweep()
    {
        if (_id <= 1)
            return;
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var members = ProcessTable.Members(_id, _marker);
            members.Remove(Environment.ProcessId);
            if (members.Count == 0)
                return;
            foreach (var process in members)
                Posix.Signal(process, Posix.Kill);
        }
    }

    private void Measure()
    {
        if (_ended)
            return;
        var memory = ProcessTable.Memory(ProcessTable.Descendants(_id));
        if (memory > _peakMemory)
            Interlocked.Exchange(ref _peakMemory, memory);
        if (memory <= _memoryLimit)
            return;
        _overLimit = true;
        Kill();
    }

    private string? Reason(int code) => code switch
    {
        0 => null,
        _ when _overLimit => "signal: killed",
        SignalBase + 4 => "signal: illegal instruction",
        SignalBase + 6 => "signal: aborted",
        SignalBase + 9 => "signal: killed",
        SignalBase + 11 => "signal: segmentation fault",
        SignalBase + 15 => "signal: terminated",
        _ => $"exit status {code}",
    };
}
