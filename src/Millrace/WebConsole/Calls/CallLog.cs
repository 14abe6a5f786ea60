using Millrace.Wire;

namespace Millrace.WebConsole.Calls;

/// <summary>The last requests to AWS's endpoint, in the order in which they ended. Adding one allocates nothing.</summary>
internal sealed class CallLog
{
    /// <summary>How many are kept.</summary>
    public const int Capacity = 1000;

    private readonly Lock _gate = new();
    private readonly LoggedCall[] _calls = new LoggedCall[Capacity];
    private long _next;

    /// <summary>The number that the next call gets.</summary>
    public long Next => Volatile.Read(ref _next);

    /// <summary>Adds a call.</summary>
    public void Add(in LoggedCall call)
    {
        lock (_gate)
        {
            _calls[_next % Capacity] = call with { Number = _next };
            _next++;
        }
    }

    /// <summary>The calls from a number on, as far as they are kept.</summary>
    /// <param name="from">The number.</param>
    /// <param name="most">No more than that, the newest.</param>
    public IReadOnlyList<LoggedCall> From(long from, int most)
    {
        lock (_gate)
        {
            var first = Math.Max(Math.Max(from, _next - most), Math.Max(0, _next - Capacity));
            var calls = new List<LoggedCall>((int)Math.Max(0, _next - first));
            for (var number = first; number < _next; number++) calls.Add(_calls[number % Capacity]);
            return calls;
        }
    }
}

/// <summary>A request to AWS's endpoint that was answered.</summary>
/// <param name="Number">Its place in the order of all.</param>
/// <param name="At">When it ended, in epoch milliseconds.</param>
/// <param name="Operation">What was asked for; null where nobody knows.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Caller">Who asked; null where nobody knows.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Error">The error's code; null without one.</param>
/// <param name="RequestBytes">The size of the request's body.</param>
/// <param name="ResponseBytes">The size of the answer's body.</param>
/// <param name="Microseconds">How long it took.</param>
/// <param name="RequestId">Its id.</param>
internal readonly record struct LoggedCall(
    long Number,
    long At,
    Operation? Operation,
    string Method,
    string? Caller,
    int Status,
    string? Error,
    long RequestBytes,
    long ResponseBytes,
    long Microseconds,
    string RequestId);
