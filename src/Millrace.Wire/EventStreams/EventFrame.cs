using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Millrace.Wire;

/// <summary>
/// A frame of <c>application/vnd.amazon.eventstream</c>, taken apart (facts/kinesis.md 7). On the wire, big-endian:
/// <code>
/// total length      4 bytes
/// headers' length   4
/// CRC-32            4, of the 8 before
/// headers           name length 1, name, type 1 (7: a string), value length 2, value; each
/// payload
/// CRC-32            4, of everything before
/// </code>
/// </summary>
/// <param name="Message">What the frame is: <c>event</c>, <c>exception</c> or <c>error</c>.</param>
/// <param name="Type">The event's type, or the error's code.</param>
/// <param name="ErrorMessage">The text of an <c>error</c>, which has no payload.</param>
/// <param name="Payload">The event or the exception in JSON.</param>
internal sealed record EventFrame(string? Message, string? Type, string? ErrorMessage, Memory<byte> Payload)
{
    public const int PreludeBytes = 12;
    public const int CrcBytes = 4;
    public const byte StringType = 7;
    public const string EventMessage = "event";
    public const string ExceptionMessage = "exception";
    public const string ErrorFrameMessage = "error";
    public const string InitialResponse = "initial-response";

    /// <summary>An event with a record of 10 MiB in base64 needs half of it.</summary>
    private const int MostBytes = 32 << 20;

    public static ReadOnlySpan<byte> MessageTypeHeader => ":message-type"u8;

    public static ReadOnlySpan<byte> EventTypeHeader => ":event-type"u8;

    public static ReadOnlySpan<byte> ExceptionTypeHeader => ":exception-type"u8;

    private static ReadOnlySpan<byte> ErrorCodeHeader => ":error-code"u8;

    private static ReadOnlySpan<byte> ErrorMessageHeader => ":error-message"u8;

    /// <summary>Reads how long a frame is from its first bytes.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged, or no frame's.</exception>
    public static int ReadLength(ReadOnlySpan<byte> prelude)
    {
        if (BinaryPrimitives.ReadUInt32BigEndian(prelude[8..]) != Crc32.HashToUInt32(prelude[..8]))
            throw new InvalidDataException("A frame of the event stream is damaged: the checksum of its lengths is wrong.");
        var length = BinaryPrimitives.ReadUInt32BigEndian(prelude);
        var headersLength = BinaryPrimitives.ReadUInt32BigEndian(prelude[4..]);
        if (length > MostBytes || PreludeBytes + (long)headersLength + CrcBytes > length)
            throw new InvalidDataException($"A frame of the event stream says that it has {length} bytes, {headersLength} of them headers.");
        return (int)length;
    }

    /// <summary>Takes a whole frame apart. The payload points into it.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static EventFrame Parse(Memory<byte> frame)
    {
        var bytes = frame.Span;
        if (BinaryPrimitives.ReadUInt32BigEndian(bytes[^CrcBytes..]) != Crc32.HashToUInt32(bytes[..^CrcBytes]))
            throw new InvalidDataException("A frame of the event stream is damaged: its checksum is wrong.");
        var payloadAt = PreludeBytes + BinaryPrimitives.ReadInt32BigEndian(bytes[4..]);
        var headers = bytes[PreludeBytes..payloadAt];
        string? message = null, type = null, errorMessage = null;
        while (!headers.IsEmpty)
        {
            var name = Take(ref headers, Take(ref headers, 1)[0]);
            var valueType = Take(ref headers, 1)[0];
            var value = Take(ref headers, ValueLength(valueType, ref headers));
            if (valueType != StringType) continue;
            if (name.SequenceEqual(MessageTypeHeader)) message = Encoding.UTF8.GetString(value);
            else if (name.SequenceEqual(EventTypeHeader) || name.SequenceEqual(ExceptionTypeHeader) || name.SequenceEqual(ErrorCodeHeader)) type = Encoding.UTF8.GetString(value);
            else if (name.SequenceEqual(ErrorMessageHeader)) errorMessage = Encoding.UTF8.GetString(value);
        }

        return new(message, type, errorMessage, frame[payloadAt..^CrcBytes]);
    }

    private static int ValueLength(byte type, ref Span<byte> headers) => type switch
    {
        0 or 1 => 0, // true, false
        2 => 1, // a byte
        3 => 2, // a short
        4 => 4, // an integer
        5 or 8 => 8, // a long, a timestamp
        6 or StringType => BinaryPrimitives.ReadUInt16BigEndian(Take(ref headers, 2)),
        9 => 16, // a UUID
        _ => throw new InvalidDataException($"A header of the event stream is of the unknown type {type}."),
    };

    private static Span<byte> Take(ref Span<byte> headers, int length)
    {
        if (length > headers.Length) throw new InvalidDataException("A header of the event stream is cut off.");
        var taken = headers[..length];
        headers = headers[length..];
        return taken;
    }
}
