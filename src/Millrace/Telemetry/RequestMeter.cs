using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Millrace.Wire;

namespace Millrace.Telemetry;

/// <summary>Counts the requests to AWS's endpoint. Counting one allocates nothing.</summary>
internal sealed class RequestMeter
{
    private const string Unknown = "unknown";

    // By the operation itself, or by the service where nobody knows the operation: to compare services costs more than all the rest, for they are records.
    private readonly ConcurrentDictionary<(object? Asked, int Status), StatusCount> _counts = new();
    private readonly Histogram<double> _duration;

    public RequestMeter(Meter meter)
    {
        _duration = meter.CreateHistogram(
            "millrace.request.duration",
            "s",
            "Time from a request's arrival to the end of its answer.",
            tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] });
        meter.CreateObservableCounter("millrace.requests", () => Tell(static count => count.Requests), "{request}", "Requests that were answered.");
        meter.CreateObservableCounter("millrace.request.size", () => Tell(static count => count.RequestBytes), "By", "Bytes of their bodies.");
        meter.CreateObservableCounter("millrace.response.size", () => Tell(static count => count.ResponseBytes), "By", "Bytes of the answers' bodies.");
    }

    /// <summary>Counts a request.</summary>
    /// <param name="service">The service; null where nobody knows.</param>
    /// <param name="operation">The operation; null where nobody knows.</param>
    /// <param name="status">The answer's HTTP status.</param>
    /// <param name="requestBytes">The size of the request's body.</param>
    /// <param name="responseBytes">The size of the answer's body.</param>
    /// <param name="took">How long it took.</param>
    public void Count(ServiceDescriptor? service, Operation? operation, int status, long requestBytes, long responseBytes, TimeSpan took)
    {
        _counts.GetOrAdd((operation ?? (object?)service, status), static _ => new StatusCount()).Add(requestBytes, responseBytes);
        _duration.Record(took.TotalSeconds, new("service", service?.Name ?? Unknown), new("operation", operation?.Name ?? Unknown));
    }

    private IEnumerable<Measurement<long>> Tell(Func<StatusCount, long> value) => _counts.Select(count => new Measurement<long>(
        value(count.Value),
        new("service", ((count.Key.Asked as Operation)?.Service ?? count.Key.Asked as ServiceDescriptor)?.Name ?? Unknown),
        new("operation", (count.Key.Asked as Operation)?.Name ?? Unknown),
        new("status", count.Key.Status)));

    private sealed class StatusCount
    {
        private long _requests;
        private long _requestBytes;
        private long _responseBytes;

        public long Requests => Volatile.Read(ref _requests);

        public long RequestBytes => Volatile.Read(ref _requestBytes);

        public long ResponseBytes => Volatile.Read(ref _responseBytes);

        public void Add(long requestBytes, long responseBytes)
        {
            Interlocked.Add(ref _requestBytes, requestBytes);
            Interlocked.Add(ref _responseBytes, responseBytes);
            Interlocked.Increment(ref _requests);
        }
    }
}
