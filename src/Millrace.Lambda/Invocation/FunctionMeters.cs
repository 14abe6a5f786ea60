using System.Collections.Concurrent;
using Millrace.Lambda.Functions;
using Millrace.Storage.Measurements;

namespace Millrace.Lambda.Invocation;

/// <summary>Counts the calls of functions, for the metrics of AWS/Lambda (facts/lambda.md 7, Metrics): of each function, of each name that it was called by, and of all.</summary>
internal sealed class FunctionMeters
{
    private const string Namespace = "AWS/Lambda";
    private const string Count = "Count";
    private const double PerMicrosecond = 0.001;

    private readonly ConcurrentDictionary<(FunctionKey Function, string? Qualifier), FunctionMeter> _meters = [];

    /// <summary>The counts of a function as it is called.</summary>
    public FunctionMeter Of(FunctionReference function) => _meters.GetOrAdd((function.Key, function.Qualifier), static _ => new FunctionMeter());

    /// <summary>Adds what was counted since this was last asked.</summary>
    public void Take(List<Measurement> taken)
    {
        foreach (var account in _meters.GroupBy(static meter => (meter.Key.Function.AccountId, meter.Key.Function.Region)))
        {
            FunctionCounts all = default;
            foreach (var function in account.GroupBy(static meter => meter.Key.Function))
            {
                FunctionCounts whole = default;
                var name = KeyValuePair.Create("FunctionName", function.Key.Name);
                foreach (var ((_, qualifier), meter) in function)
                {
                    var part = meter.Take();
                    whole = whole.With(part);
                    Add(part, [name, KeyValuePair.Create("Resource", qualifier is null ? function.Key.Name : $"{function.Key.Name}:{qualifier}")]);
                }

                all = all.With(whole);
                Add(whole, [name]);
            }

            Add(all, []);

            void Add(FunctionCounts counts, KeyValuePair<string, string>[] dimensions)
            {
                AddOne("Invocations", Count, MeasuredValues.Ratio(counts.Invocations, 0));
                AddOne("Errors", Count, MeasuredValues.Ratio(counts.Errors, counts.Invocations - counts.Errors));
                AddOne("Throttles", Count, MeasuredValues.Ratio(counts.Throttles, counts.Invocations));
                AddOne("Duration", "Milliseconds", counts.Duration);
                AddOne("ConcurrentExecutions", Count, counts.Concurrency);
                AddOne("IteratorAge", "Milliseconds", counts.IteratorAge);
                AddOne("AsyncEventsReceived", Count, MeasuredValues.Ratio(counts.Received, 0));
                AddOne("AsyncEventAge", "Milliseconds", counts.EventAge);
                AddOne("AsyncEventsDropped", Count, MeasuredValues.Ratio(counts.Dropped, 0));
                AddOne("DestinationDeliveryFailures", Count, MeasuredValues.Ratio(counts.MissedDestinations, 0));
                AddOne("DeadLetterErrors", Count, MeasuredValues.Ratio(counts.MissedDeadLetters, 0));

                void AddOne(string metric, string unit, MeasuredValues? values)
                {
                    if (values is { } some) taken.Add(new Measurement(account.Key.AccountId, account.Key.Region, Namespace, metric, dimensions, unit, some));
                }
            }
        }
    }

    /// <summary>What was counted of each function so far, by whatever name it was called.</summary>
    public Dictionary<FunctionKey, FunctionTotals> Totals()
    {
        var totals = new Dictionary<FunctionKey, FunctionTotals>();
        foreach (var ((function, _), meter) in _meters) totals[function] = totals.GetValueOrDefault(function).With(meter.Totals);
        return totals;
    }

    /// <summary>What was counted of a function so far.</summary>
    internal readonly record struct FunctionTotals(long Invocations, long Errors, long Throttles, long ColdStarts)
    {
        public FunctionTotals With(FunctionTotals other) =>
            new(Invocations + other.Invocations, Errors + other.Errors, Throttles + other.Throttles, ColdStarts + other.ColdStarts);
    }

    /// <summary>What was counted of a function.</summary>
    internal readonly record struct FunctionCounts(
        long Invocations, long Errors, long Throttles, MeasuredValues? Duration, MeasuredValues? Concurrency, MeasuredValues? IteratorAge)
    {
        /// <summary>Calls that nobody waits for, which were queued.</summary>
        public long Received { get; init; }

        /// <summary>How long such calls were queued before they ran.</summary>
        public MeasuredValues? EventAge { get; init; }

        /// <summary>Such calls that never succeeded.</summary>
        public long Dropped { get; init; }

        /// <summary>Documents that a destination did not take.</summary>
        public long MissedDestinations { get; init; }

        /// <summary>Events that a dead-letter queue did not take.</summary>
        public long MissedDeadLetters { get; init; }

        public FunctionCounts With(FunctionCounts other) => new(
            Invocations + other.Invocations,
            Errors + other.Errors,
            Throttles + other.Throttles,
            MeasuredValues.Join(Duration, other.Duration),
            MeasuredValues.Join(Concurrency, other.Concurrency),
            MeasuredValues.Join(IteratorAge, other.IteratorAge))
        {
            Received = Received + other.Received,
            EventAge = MeasuredValues.Join(EventAge, other.EventAge),
            Dropped = Dropped + other.Dropped,
            MissedDestinations = MissedDestinations + other.MissedDestinations,
            MissedDeadLetters = MissedDeadLetters + other.MissedDeadLetters,
        };
    }

    /// <summary>Counts the calls of a function.</summary>
    internal sealed class FunctionMeter
    {
        private readonly Gauge _duration = new();
        private readonly Gauge _concurrency = new();
        private readonly Gauge _iteratorAge = new();
        private readonly Gauge _eventAge = new();
        private long _invocations;
        private long _errors;
        private long _throttles;
        private long _coldStarts;
        private long _received;
        private long _dropped;
        private long _missedDestinations;
        private long _missedDeadLetters;
        private FunctionTotals _taken;

        /// <summary>What was counted so far.</summary>
        public FunctionTotals Totals => new(
            Volatile.Read(ref _invocations), Volatile.Read(ref _errors), Volatile.Read(ref _throttles), Volatile.Read(ref _coldStarts));

        /// <summary>Counts a call that begins.</summary>
        /// <param name="running">How many of the function's run with it.</param>
        public void Begin(int running) => _concurrency.Add(running);

        /// <summary>Counts a call that ended.</summary>
        /// <param name="outcome">What came of it.</param>
        /// <param name="age">How old the last of its records was, in milliseconds; null without records.</param>
        public void End(InvocationOutcome outcome, long? age)
        {
            if (age is { } milliseconds) _iteratorAge.Add(milliseconds);
            Interlocked.Increment(ref _invocations);
            if (outcome.FunctionError is not null) Interlocked.Increment(ref _errors);
            _duration.Add(outcome.Duration);
        }

        /// <summary>Counts a call that was throttled.</summary>
        public void Throttle() => Interlocked.Increment(ref _throttles);

        /// <summary>Counts a process that was started.</summary>
        public void ColdStart() => Interlocked.Increment(ref _coldStarts);

        /// <summary>Counts a call that is queued, since nobody waits for it.</summary>
        public void Receive() => Interlocked.Increment(ref _received);

        /// <summary>Counts a queued call that ran.</summary>
        /// <param name="age">How long it was queued before.</param>
        public void Start(TimeSpan age) => _eventAge.Add((long)age.TotalMilliseconds);

        /// <summary>Counts a queued call that is given up.</summary>
        public void Drop() => Interlocked.Increment(ref _dropped);

        /// <summary>Counts a document that a destination did not take.</summary>
        public void MissDestination() => Interlocked.Increment(ref _missedDestinations);

        /// <summary>Counts an event that a dead-letter queue did not take.</summary>
        public void MissDeadLetters() => Interlocked.Increment(ref _missedDeadLetters);

        /// <summary>Tells what was counted since this was last asked.</summary>
        public FunctionCounts Take()
        {
            var (before, now) = (_taken, Totals);
            _taken = now;
            return new(
                now.Invocations - before.Invocations,
                now.Errors - before.Errors,
                now.Throttles - before.Throttles,
                _duration.Take(PerMicrosecond),
                _concurrency.Take(),
                _iteratorAge.Take())
            {
                Received = Interlocked.Exchange(ref _received, 0),
                EventAge = _eventAge.Take(),
                Dropped = Interlocked.Exchange(ref _dropped, 0),
                MissedDestinations = Interlocked.Exchange(ref _missedDestinations, 0),
                MissedDeadLetters = Interlocked.Exchange(ref _missedDeadLetters, 0),
            };
        }
    }
}
