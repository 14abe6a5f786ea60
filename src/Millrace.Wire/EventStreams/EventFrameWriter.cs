using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;

namespace Millrace.Wire;

/// <summary>Makes frames, one at a time, each in one piece (<see cref="EventFrame"/>).</summary>
internal sealed class EventFrameWriter : IBufferWriter<byte>, IDisposable
{
    private const int UsualBytes = 4096;
    private const string Json = "application/json";
    private const string Octets = "application/octet-stream";

    /// <summary>A frame's buffer that is larger goes back to the pool before the next: streams are idle for most of their time.</summary>
    private const int KeptBytes = 64 * 1024;

    private byte[] _bytes = [];
    private int _length;

    /// <summary>The frame that says that the call was accepted.</summary>
    public ReadOnlyMemory<byte> InitialResponse()
    {
        Begin();
        Header(EventFrame.MessageTypeHeader, EventFrame.EventMessage);
        Header(EventFrame.EventTypeHeader, EventFrame.InitialResponse);
        Header(":content-type"u8, "application/x-amz-json-1.1");
        var headers = EndHeaders();
        this.Write("{}"u8);
        return End(headers);
    }

    /// <summary>The frame of an event. It is valid until the next one is made.</summary>
    /// <param name="type">The event's type; of an event of one of several kinds the kind is that.</param>
    /// <param name="shape">The event.</param>
    /// <param name="bytes">The kind that is bytes on the wire; null for none.</param>
    public ReadOnlyMemory<byte> Event<TEvent>(string type, TEvent shape, BytesEvent? bytes = null)
        where TEvent : IShape<TEvent>
    {
        if (shape is not IEventUnion)
        {
            var plain = BeginEvent(type, Json);
            WireCodec.Write(shape, WireFormat.Json, this);
            return End(plain);
        }

        var (kind, payload) = UnionEvent.Split(shape);
        var isBytes = kind == bytes?.Kind;
        var headers = BeginEvent(kind, isBytes ? Octets : Json);
        this.Write(isBytes ? UnionEvent.BytesOf(payload.Span, bytes!.Member) : payload.Span);
        return End(headers);
    }

    /// <summary>The frame that ends a stream with an error.</summary>
    public ReadOnlyMemory<byte> Exception(ServiceException error)
    {
        Begin();
        Header(EventFrame.MessageTypeHeader, EventFrame.ExceptionMessage);
        Header(EventFrame.ExceptionTypeHeader, error.Code);
        Header(":content-type"u8, Json);
        var headers = EndHeaders();
        using (var json = new Utf8JsonWriter(this, JsonShapeWriter.Options))
        {
            json.WriteStartObject();
            if (error.Text is { } text) json.WriteString("message"u8, text);
            json.WriteEndObject();
        }

        return End(headers);
    }

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)(_bytes.Length - _length));
        _length += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(_length);
    }

    public void Dispose()
    {
        if (_bytes.Length > 0) ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _length = 0;
    }

    private void Begin()
    {
        if (_bytes.Length > KeptBytes) Dispose();
        _length = 0;
        Reserve(EventFrame.PreludeBytes);
        _length = EventFrame.PreludeBytes;
    }

    private int BeginEvent(string type, string contentType)
    {
        Begin();
        Header(EventFrame.MessageTypeHeader, EventFrame.EventMessage);
        Header(EventFrame.EventTypeHeader, type);
        Header(":content-type"u8, contentType);
        return EndHeaders();
    }

    private void Header(ReadOnlySpan<byte> name, string value)
    {
        var valueBytes = Encoding.UTF8.GetByteCount(value);
        var header = GetSpan(1 + name.Length + 1 + 2 + valueBytes);
        header[0] = (byte)name.Length;
        name.CopyTo(header[1..]);
        header = header[(1 + name.Length)..];
        header[0] = EventFrame.StringType;
        BinaryPrimitives.WriteUInt16BigEndian(header[1..], checked((ushort)valueBytes));
        Encoding.UTF8.GetBytes(value, header[3..]);
        _length += 1 + name.Length + 1 + 2 + valueBytes;
    }

    private int EndHeaders() => _length - EventFrame.PreludeBytes;

    private ReadOnlyMemory<byte> End(int headersBytes)
    {
        Reserve(EventFrame.CrcBytes);
        BinaryPrimitives.WriteInt32BigEndian(_bytes, _length + EventFrame.CrcBytes);
        BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(4), headersBytes);
        BinaryPrimitives.WriteUInt32BigEndian(_bytes.AsSpan(8), Crc32.HashToUInt32(_bytes.AsSpan(0, 8)));
        BinaryPrimitives.WriteUInt32BigEndian(_bytes.AsSpan(_length), Crc32.HashToUInt32(_bytes.AsSpan(0, _length)));
        _length += EventFrame.CrcBytes;
        return _bytes.AsMemory(0, _length);
    }

    private void Reserve(int sizeHint)
    {
        var needed = _length + Math.Max(sizeHint, 1);
        if (needed <= _bytes.Length) return;
        var grown = ArrayPool<byte>.Shared.Rent((int)Math.Min(Array.MaxLength, Math.Max(Math.Max(needed, UsualBytes), _bytes.Length * 2L)));
        _bytes.AsSpan(0, _length).CopyTo(grown);
        if (_bytes.Length > 0) ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = grown;
    }
}
