namespace Millrace.Wire;

/// <summary>What a service does for an operation whose answer is a stream of events.</summary>
/// <typeparam name="TRequest">The request's shape, validated.</typeparam>
/// <typeparam name="TEvent">The event's shape.</typeparam>
public interface IEventStreamHandler<in TRequest, TEvent>
{
    /// <summary>
    /// Makes every check that comes before the stream, and opens it. What must end with the stream goes to
    /// <see cref="RequestContext.DisposeAfterAnswer"/>: a stream that was opened may never be enumerated.
    /// </summary>
    /// <returns>
    /// The events. What one of them points into need live only until the next is asked for. A <see cref="ServiceException"/> that the
    /// enumeration throws is the last thing in the stream.
    /// </returns>
    /// <exception cref="ServiceException">An error that is an ordinary answer: there is no stream.</exception>
    ValueTask<IAsyncEnumerable<TEvent>> OpenAsync(TRequest request, RequestContext context, CancellationToken cancellationToken);
}
