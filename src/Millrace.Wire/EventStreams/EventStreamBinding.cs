namespace Millrace.Wire;

/// <summary>An operation that answers with events, and the handler that opens them.</summary>
/// <typeparam name="TRequest">The request's shape.</typeparam>
/// <typeparam name="TEvent">The event's shape.</typeparam>
/// <param name="operation">The operation's row in the table.</param>
/// <param name="handler">What does it.</param>
public sealed class EventStreamBinding<TRequest, TEvent>(
    EventStreamOperation<TRequest, TEvent> operation, IEventStreamHandler<TRequest, TEvent> handler) : OperationBinding
    where TRequest : class, IShape<TRequest>, IEventStreamRequest<TEvent>
    where TEvent : class, IShape<TEvent>
{
    /// <inheritdoc/>
    public override Operation Operation => operation;

    /// <inheritdoc/>
    public override OperationCall Decode(Memory<byte> body, WireFormat format, RestParts? parts = null)
    {
        var request = Read<TRequest>(body, format, parts, out var fault);
        return new EventStreamCall<TRequest, TEvent>(operation, handler, request, fault, format);
    }
}
