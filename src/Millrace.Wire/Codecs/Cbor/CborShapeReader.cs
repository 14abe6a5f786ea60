using System.Formats.Cbor;
using System.Text;
using System.Text.Unicode;

namespace Millrace.Wire;

/// <summary>
/// Reads CBOR, definite and indefinite lengths alike (facts/kinesis.md 1.7). The cursor stands before the current value, which each
/// call passes over. Throws <see cref="CborContentException"/> for what is not well formed; wrong types are noted.
/// </summary>
internal struct CborShapeReader : IShapeReader
{
    /// <summary>As deep as JSON may go; each level costs memory.</summary>
    private const int MaxDepth = 512;

    private readonly CborReader _cbor;

    private readonly bool _isRpc;

    /// <summary>Starts at a body's root, which must be a map.</summary>
    /// <param name="body">The body.</param>
    /// <param name="isRpc">Whether timestamps are in seconds, as in Smithy's RPC.</param>
    public CborShapeReader(ReadOnlyMemory<byte> body, bool isRpc = false)
    {
        _isRpc = isRpc;
        _cbor = new(body, CborConformanceMode.Lax);
        SkipTags();
        if (_cbor.PeekState() != CborReaderState.StartMap) throw new CborContentException("The body is not a map.");
    }

    /// <summary>The first wrong type.</summary>
    public string? TypeError { get; private set; }

    /// <summary>Makes sure that nothing follows the root.</summary>
    public readonly void End()
    {
        if (_cbor.BytesRemaining > 0) throw new CborContentException("Something follows the body.");
    }

    public bool BeginStructure() => Begin(CborReaderState.StartMap, WantedKind.Structure);

    public bool NextMember(out ReadOnlySpan<byte> name)
    {
        while (_cbor.PeekState() != CborReaderState.EndMap)
        {
            SkipTags();
            if (_cbor.PeekState() is CborReaderState.TextString or CborReaderState.StartIndefiniteLengthTextString)
            {
                name = Text().Span;
                return true;
            }

            // No member has such a name: pass over the key and its value.
            Skip();
            Skip();
        }

        _cbor.ReadEndMap();
        name = default;
        return false;
    }

    public readonly bool IsFlatMember(ReadOnlySpan<byte> name, ReadOnlySpan<byte> member, FlatName flat) => name.SequenceEqual(member);

    public bool BeginList() => Begin(CborReaderState.StartArray, WantedKind.List);

    public readonly bool NextElement()
    {
        if (_cbor.PeekState() != CborReaderState.EndArray) return true;
        _cbor.ReadEndArray();
        return false;
    }

    public bool BeginMap() => Begin(CborReaderState.StartMap, WantedKind.Map);

    public bool NextEntry(out string key)
    {
        while (_cbor.PeekState() != CborReaderState.EndMap)
        {
            if (ReadString() is { } text)
            {
                key = text;
                return true;
            }

            Skip();
        }

        _cbor.ReadEndMap();
        key = "";
        return false;
    }

    /// <remarks><see cref="CborReader.SkipValue"/> would go down without a limit, at some memory a level.</remarks>
    public readonly void Skip()
    {
        var floor = _cbor.CurrentDepth;
        do
        {
            if (_cbor.CurrentDepth > MaxDepth) throw new CborContentException("The body is nested too deeply.");
            switch (Peek())
            {
                case CborReaderState.StartMap: _cbor.ReadStartMap(); break;
                case CborReaderState.EndMap: _cbor.ReadEndMap(); break;
                case CborReaderState.StartArray: _cbor.ReadStartArray(); break;
                case CborReaderState.EndArray: _cbor.ReadEndArray(); break;
                case CborReaderState.SimpleValue: SkipSimpleValue(); break;
                default: _cbor.SkipValue(); break;
            }
        }
        while (_cbor.CurrentDepth > floor);
    }

    public string? ReadString() => ReadText() is { IsAbsent: false } text ? text.ToString() : null;

    public Utf8Text ReadText()
    {
        var state = Peek();
        return Is(state, state is CborReaderState.TextString or CborReaderState.StartIndefiniteLengthTextString, WantedKind.String) ? new(Text()) : default;
    }

    public int? ReadInteger() => Number(WantedKind.Integer) is { } value ? WireNumber.Integer(value) : null;

    public long? ReadLong() => Number(WantedKind.Long);

    public double? ReadDouble()
    {
        var state = Peek();
        if (IsFraction(state)) return _cbor.ReadDouble();
        return Is(state, IsInteger(state), WantedKind.Double) ? Whole(state) : null;
    }

    public bool? ReadBoolean()
    {
        var state = Peek();
        if (state is CborReaderState.TextString or CborReaderState.StartIndefiniteLengthTextString)
        {
            var text = Encoding.UTF8.GetString(Text().Span);
            var value = BooleanText.Parse(text);
            if (value is null) TypeError ??= Wire.TypeError.NotBoolean(text);
            return value;
        }

        return Is(state, state == CborReaderState.Boolean, WantedKind.Boolean) ? _cbor.ReadBoolean() : null;
    }

    /// <remarks>
    /// AWS's clients send milliseconds, as an integer in tag 1 or bare. A fraction in tag 1 comes from a client that follows
    /// RFC 8949 3.4.2, where it counts seconds.
    /// </remarks>
    public DateTimeOffset? ReadTimestamp()
    {
        var isTagged = _isRpc;
        while (_cbor.PeekState() == CborReaderState.Tag) isTagged = _cbor.ReadTag() == CborTag.UnixTimeSeconds || _isRpc;
        var state = _cbor.PeekState();
        if (IsFraction(state))
        {
            var value = _cbor.ReadDouble();
            return WireNumber.Timestamp(WireNumber.Long(isTagged ? Math.Round(value * 1000) : value));
        }

        if (!Is(state, IsInteger(state), WantedKind.Timestamp)) return null;
        var whole = Whole(state);
        return WireNumber.Timestamp(_isRpc ? WireNumber.Long(whole * 1000m) : whole);
    }

    public ReadOnlyMemory<byte>? ReadBlob()
    {
        var state = Peek();
        switch (state)
        {
            case CborReaderState.ByteString: return _cbor.ReadDefiniteLengthByteString();
            case CborReaderState.StartIndefiniteLengthByteString: return _cbor.ReadByteString();
            case CborReaderState.TextString or CborReaderState.StartIndefiniteLengthTextString:
                var text = Text().ToArray();
                var error = Base64Blob.Decode(text, out var length);
                if (error is not null) TypeError ??= error;
                return text.AsMemory(..length);
            default:
                Is(state, false, WantedKind.Blob);
                return null;
        }
    }

    private readonly void SkipSimpleValue()
    {
        try
        {
            _cbor.ReadSimpleValue();
        }
        catch (InvalidOperationException e)
        {
            // CborReader's word for an initial byte that RFC 8949 reserves.
            throw new CborContentException("A simple value is not well formed.", e);
        }
    }

    private static bool IsInteger(CborReaderState state) => state is CborReaderState.UnsignedInteger or CborReaderState.NegativeInteger;

    private static bool IsFraction(CborReaderState state) =>
        state is CborReaderState.HalfPrecisionFloat or CborReaderState.SinglePrecisionFloat or CborReaderState.DoublePrecisionFloat;

    private static SentKind Sent(CborReaderState state) => state switch
    {
        CborReaderState.StartMap => SentKind.Map,
        CborReaderState.StartArray => SentKind.List,
        CborReaderState.TextString or CborReaderState.StartIndefiniteLengthTextString => SentKind.String,
        CborReaderState.ByteString or CborReaderState.StartIndefiniteLengthByteString => SentKind.Bytes,
        CborReaderState.Boolean => SentKind.Boolean,
        _ => SentKind.Number,
    };

    private bool Begin(CborReaderState start, WantedKind wanted)
    {
        var state = Peek();
        if (!Is(state, state == start, wanted)) return false;
        if (_cbor.CurrentDepth >= MaxDepth) throw new CborContentException("The body is nested too deeply.");
        if (start == CborReaderState.StartMap) _cbor.ReadStartMap();
        else _cbor.ReadStartArray();
        return true;
    }

    /// <summary>Whether the current value is of a type; notes and passes over any other but null and undefined.</summary>
    private bool Is(CborReaderState state, bool isWanted, WantedKind wanted)
    {
        if (isWanted) return true;
        if (state is not (CborReaderState.Null or CborReaderState.SimpleValue)) TypeError ??= Wire.TypeError.Of(Sent(state), wanted);
        Skip();
        return false;
    }

    private readonly CborReaderState Peek()
    {
        SkipTags();
        return _cbor.PeekState();
    }

    private readonly void SkipTags()
    {
        while (_cbor.PeekState() == CborReaderState.Tag) _cbor.ReadTag();
    }

    private long? Number(WantedKind wanted)
    {
        var state = Peek();
        if (IsFraction(state)) return WireNumber.Long(_cbor.ReadDouble());
        return Is(state, IsInteger(state), wanted) ? Whole(state) : null;
    }

    /// <summary>An integer, clamped to 64 bits.</summary>
    private readonly long Whole(CborReaderState state) => state == CborReaderState.UnsignedInteger
        ? (long)Math.Min(_cbor.ReadUInt64(), long.MaxValue)
        : -1 - (long)Math.Min(_cbor.ReadCborNegativeIntegerRepresentation(), long.MaxValue);

    /// <summary>The current text, part of the body unless it came in pieces.</summary>
    private readonly ReadOnlyMemory<byte> Text()
    {
        var text = _cbor.PeekState() == CborReaderState.TextString ? _cbor.ReadDefiniteLengthTextStringBytes() : Pieces();
        return Utf8.IsValid(text.Span) ? text : throw new CborContentException("A string is not UTF-8.");
    }

    private readonly ReadOnlyMemory<byte> Pieces()
    {
        using var whole = new MemoryStream();
        _cbor.ReadStartIndefiniteLengthTextString();
        while (_cbor.PeekState() != CborReaderState.EndIndefiniteLengthTextString) whole.Write(_cbor.ReadDefiniteLengthTextStringBytes().Span);
        _cbor.ReadEndIndefiniteLengthTextString();
        return whole.ToArray();
    }
}
