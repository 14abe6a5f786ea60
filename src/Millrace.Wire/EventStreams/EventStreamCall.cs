using System.Buffers;
using System.Runtime.CompilerServices;

namespace Millrace.Wire;

/// <summary>One decoded request whose answer is a stream of events.</summary>
internal sealed class EventStreamCall<TRequest, TEvent>(
    EventStreamOperation<TRequest, TEvent> operation,
    IEventStreamHandler<TRequest, TEvent> handler,
    TRequest? request,
    WireFault? fault,
    WireFormat format) : OperationCall<TRequest>(operation, request, fault, format)
    where TRequest : class, IShape<TRequest>, IEventStreamRequest<TEvent>
    where TEvent : class, IShape<TEvent>
{
    public override async ValueTask<IAsyncEnumerable<ReadOnlyMemory<byte>>?> ExecuteAsync(
        RequestContext context, IBufferWriter<byte> output, CancellationToken cancellationToken) =>
        FramesAsync(await handler.OpenAsync(Request, context, cancellationToken), CancellationToken.None);

    private EventStreamOperation<TRequest, TEvent> Row => (EventStreamOperation<TRequest, TEvent>)Operation;

    // An SDK may wait for the first frame before it gives the stream to its caller, so that one waits for no event (facts/kinesis.md 7). Of a REST
    // service headers say what that frame says of others.
    private async IAsyncEnumerable<ReadOnlyMemory<byte>> FramesAsync(
        IAsyncEnumerable<TEvent> events, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var frame = new EventFrameWriter();
        if (Format != WireFormat.Rest) yield return frame.InitialResponse();
        await foreach (var shape in events.WithCancellation(cancellationToken)) yield return frame.Event(Row.EventType, shape, Row.Bytes);
    }
}
