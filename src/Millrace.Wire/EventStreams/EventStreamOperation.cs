namespace Millrace.Wire;

/// <summary>A row whose answer is a stream of events.</summary>
/// <typeparam name="TRequest">The request's shape.</typeparam>
/// <typeparam name="TEvent">The event's shape.</typeparam>
public sealed class EventStreamOperation<TRequest, TEvent>(ServiceDescriptor service, string name, string resource, bool readOnly, string eventType)
    : Operation(service, name, resource, readOnly)
    where TRequest : class, IShape<TRequest>, IEventStreamRequest<TEvent>
    where TEvent : class, IShape<TEvent>
{
    /// <summary>What <c>:event-type</c> says of an event.</summary>
    public string EventType { get; } = eventType;
}
