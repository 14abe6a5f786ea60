using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Millrace.Wire;

/// <summary>Reads an answer that is a stream of events.</summary>
public static class EventStreamReader
{
    /// <summary>Reads the events to the end of the stream. What opens the stream, and events of a type that is not known, are passed over.</summary>
    /// <typeparam name="TRequest">The request's shape.</typeparam>
    /// <typeparam name="TEvent">The event's shape.</typeparam>
    /// <param name="operation">The operation that is answered.</param>
    /// <param name="answer">The answer's body.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The events as they come. Each has memory of its own.</returns>
    /// <exception cref="ServiceException">The service ended the stream with an error.</exception>
    /// <exception cref="InvalidDataException">A frame is damaged, or an event is not of its shape.</exception>
    /// <exception cref="IOException">The connection broke, or the stream ended within a frame.</exception>
    public static async IAsyncEnumerable<TEvent> ReadAsync<TRequest, TEvent>(
        EventStreamOperation<TRequest, TEvent> operation, Stream answer, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRequest : class, IShape<TRequest>, IEventStreamRequest<TEvent>
        where TEvent : class, IShape<TEvent>
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(answer);
        var prelude = new byte[EventFrame.PreludeBytes];
        while (await answer.ReadAtLeastAsync(prelude, prelude.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false) is var read and > 0)
        {
            if (read < prelude.Length) throw new EndOfStreamException("The event stream ended within a frame.");
            var bytes = new byte[EventFrame.ReadLength(prelude)];
            prelude.CopyTo(bytes, 0);
            await answer.ReadExactlyAsync(bytes.AsMemory(prelude.Length), cancellationToken).ConfigureAwait(false);
            var frame = EventFrame.Parse(bytes);
            if (frame.Message is EventFrame.ExceptionMessage or EventFrame.ErrorFrameMessage) throw ToException(frame);
            var isUnion = typeof(IEventUnion).IsAssignableFrom(typeof(TEvent));
            if (frame.Message != EventFrame.EventMessage || frame.Type is not { } type || type == EventFrame.InitialResponse) continue;
            if (!isUnion && type != operation.EventType) continue;
            var payload = isUnion ? UnionEvent.Join(type, frame.Payload.Span, operation.Bytes) : frame.Payload;
            if (WireCodec.Read<TEvent>(payload, WireFormat.Json, out var fault) is not { } shape || fault is not null)
                throw new InvalidDataException($"An event of the stream is not JSON of the expected shape. {fault?.TypeError}");
            yield return shape;
        }
    }

    private static ServiceException ToException(EventFrame frame)
    {
        var code = frame.Type ?? throw new InvalidDataException("The event stream ended with an error without a name.");
        // A frame has no status: it is the one of the same error as an answer (facts/kinesis.md 2).
        var status = code.StartsWith("Internal", StringComparison.Ordinal) ? 500 : 400;
        return new ServiceException(code, frame.ErrorMessage ?? ReadText(frame.Payload), status);
    }

    private static string? ReadText(Memory<byte> payload)
    {
        if (payload.IsEmpty) return null;
        try
        {
            using var json = JsonDocument.Parse(payload);
            var isObject = json.RootElement.ValueKind == JsonValueKind.Object;
            return isObject && (json.RootElement.TryGetProperty("message"u8, out var text) || json.RootElement.TryGetProperty("Message"u8, out text))
                && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("The error that ended the event stream is not JSON.", e);
        }
    }
}
