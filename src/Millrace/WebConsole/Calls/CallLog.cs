using Millrace.Wire;

namespace Millrace.WebConsole.Calls;

/// <summary>The last requests to AWS's endpoint, in the order in which they ended. Adding one allocates nothing, unless somebody looks at their bodies.</summary>
/// <param name="machine">The machine's clock.</param>
internal sealed class CallLog(TimeProvider machine)
{
    /// <summary>How many are kept.</summary>
    public const int Capacity = 1000;

    /// <summary>Of how many calls of a second bodies are kept: five pages of them. To keep those of 20 000 took 8 % of the rate, and nobody sees them.</summary>
    public const int MostBodiesPerSecond = MomentsPerSecond * MostBodiesPerMoment;

    private const int MomentsPerSecond = 10;
    private const int MostBodiesPerMoment = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly LoggedCall[] _calls = new LoggedCall[Capacity];
    private long _next;
    private long _lookedAt = long.MinValue;
    private long _moment;
    private int _keptInMoment;

    /// <summary>The number that the next call gets.</summary>
    public long Next => Volatile.Read(ref _next);

    /// <summary>Whether the bodies of a request that comes now are to be kept: somebody has lately asked for that, and not too many have come at once.</summary>
    public bool TakesBodies()
    {
        var lookedAt = Volatile.Read(ref _lookedAt);
        if (lookedAt == long.MinValue) return false;
        var now = machine.GetTimestamp();
        if (machine.GetElapsedTime(lookedAt, now) >= Patience) return false;

        // Two that come at the turn of a moment may both begin it anew, and a few more be kept.
        var moment = now / (machine.TimestampFrequency / MomentsPerSecond);
        if (Interlocked.Exchange(ref _moment, moment) != moment) Volatile.Write(ref _keptInMoment, 0);
        return Interlocked.Increment(ref _keptInMoment) <= MostBodiesPerMoment;
    }

    /// <summary>Lets bodies be kept for a moment.</summary>
    public void KeepBodies() => Volatile.Write(ref _lookedAt, machine.GetTimestamp());

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
/// <param name="Bodies">What it was and was answered, where that was kept.</param>
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
    string RequestId,
    CallBodies? Bodies);
