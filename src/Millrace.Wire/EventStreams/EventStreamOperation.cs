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

    /// <summary>The kind of event that is bytes on the wire and not JSON, and its member that holds them; null for none.</summary>
    public BytesEvent? Bytes { get; init; }
}

/// <summary>A kind of event that is bytes on the wire.</summary>
/// <param name="Kind">The event's type.</param>
/// <param name="Member">The member that holds the bytes.</param>
public sealed record BytesEvent(string Kind, string Member);
