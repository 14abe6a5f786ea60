using System.Text;

namespace Millrace.Lambda.Invocation;

/// <summary>
/// The log of an environment: what the platform and the function say, in order. It is written behind the function's back, in batches; what a function
/// says faster than it can be written is left out, and the log says how much.
/// </summary>
/// <param name="logs">Where it goes.</param>
/// <param name="stream">Its stream.</param>
/// <param name="failed">Told what could not be written.</param>
/// <param name="time">The clock.</param>
internal sealed class FunctionLog(IFunctionLogs logs, FunctionLogStream stream, Action<Exception> failed, TimeProvider time)
{
    private const int MostPendingBytes = 8 * 1024 * 1024;
    private const int MostTailBytes = 4 * 1024;
    private const int LineCost = 64;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly Lock _turn = new();
    private readonly Queue<string> _tail = [];
    private List<FunctionLogLine> _pending = [];
    private Task _writing = Task.CompletedTask;
    private bool _isWriting;
    private bool _isAwaited;
    private int _pendingBytes;
    private int _tailBytes;
    private long _leftOut;

    /// <summary>The stream.</summary>
    public FunctionLogStream Stream => stream;

    /// <summary>Adds a line of the platform's; empty for none.</summary>
    public void Add(string? line)
    {
        if (line is null) return;
        lock (_turn) Append(line);
    }

    /// <summary>Adds a line that the function wrote.</summary>
    public void AddOutput(ReadOnlyMemory<byte> line)
    {
        lock (_turn)
        {
            if (_pendingBytes + line.Length > MostPendingBytes)
            {
                _leftOut++;
                return;
            }

            Append(Encoding.UTF8.GetString(line.Span));
            if (_isWriting || _isAwaited) return;
            _isAwaited = true;
        }

        _ = WriteSoonAsync();
    }

    /// <summary>Begins the part that <see cref="Tail"/> tells.</summary>
    public void BeginTail()
    {
        lock (_turn)
        {
            _tail.Clear();
            _tailBytes = 0;
        }
    }

    /// <summary>The end of what was added since, 4 KB at most.</summary>
    public byte[] Tail()
    {
        var text = new StringBuilder();
        lock (_turn)
        {
            foreach (var line in _tail) text.Append(line).Append('\n');
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        return bytes.Length <= MostTailBytes ? bytes : bytes[^MostTailBytes..];
    }

    /// <summary>Waits until all of it is written.</summary>
    public Task FlushAsync()
    {
        lock (_turn)
        {
            if (_isWriting || (_pending.Count == 0 && _leftOut == 0)) return _writing;
            _isWriting = true;
            return _writing = Task.Run(WriteAsync);
        }
    }

    private void Append(string line)
    {
        _pending.Add(new FunctionLogLine(time.GetUtcNow(), line));
        _pendingBytes += line.Length + LineCost;
        _tail.Enqueue(line);
        _tailBytes += line.Length + 1;
        while (_tail.TryPeek(out var oldest) && _tailBytes - oldest.Length - 1 >= MostTailBytes)
        {
            _tail.Dequeue();
            _tailBytes -= oldest.Length + 1;
        }
    }

    private async Task WriteSoonAsync()
    {
        await Task.Delay(Patience, TimeProvider.System, CancellationToken.None);
        lock (_turn) _isAwaited = false;
        await FlushAsync();
    }

    private async Task WriteAsync()
    {
        while (true)
        {
            List<FunctionLogLine> lines;
            lock (_turn)
            {
                if (_leftOut > 0)
                {
                    Append($"[ERROR] {_leftOut} lines were left out: they came faster than they could be written.");
                    _leftOut = 0;
                }

                if (_pending.Count == 0)
                {
                    _isWriting = false;
                    return;
                }

                lines = _pending;
                _pending = [];
                _pendingBytes = 0;
            }

            try
            {
                await logs.WriteAsync(stream, lines, CancellationToken.None);
            }
            catch (Exception fault)
            {
                // A function runs on without its log.
                failed(fault);
            }
        }
    }
}
