namespace Millrace.Wire;

/// <summary>Ties a request to the events that answer it.</summary>
/// <typeparam name="TEvent">The event's shape; its name is the event's type on the wire.</typeparam>
public interface IEventStreamRequest<TEvent>
    where TEvent : IShape<TEvent>;
