using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Millrace.Wire;

/// <summary>
/// Reads JSON (facts/kinesis.md 1.6). The cursor stands on the first token of the current value. Throws <see cref="JsonException"/>
/// for what is not well formed; wrong types are noted.
/// </summary>
internal ref struct JsonShapeReader : IShapeReader
{
    /// <summary>Deeper than any shape goes, shallow enough for the stack.</summary>
    private const int MaxDepth = 512;

    private readonly Memory<byte> _body;
    private readonly bool _isVersion10;
    private Utf8JsonReader _json;

    /// <summary>Starts at a body's root, which must be an object.</summary>
    /// <param name="body">The body.</param>
    /// <param name="isVersion10">Whether wrong types are told in the words of JSON 1.0.</param>
    public JsonShapeReader(Memory<byte> body, bool isVersion10 = false)
    {
        _isVersion10 = isVersion10;
        if (!Utf8.IsValid(body.Span)) throw new JsonException("The body is not UTF-8.");
        _body = body;
        _json = new(body.Span, new JsonReaderOptions { MaxDepth = MaxDepth });
        _json.Read();
        if (_json.TokenType != JsonTokenType.StartObject) throw new JsonException("The body is not an object.");
    }

    /// <summary>The first wrong type.</summary>
    public string? TypeError { get; private set; }

    /// <summary>Makes sure that nothing follows the root.</summary>
    public void End() => _json.Read();

    public bool BeginStructure() => Is(JsonTokenType.StartObject, WantedKind.Structure);

    public bool NextMember(out ReadOnlySpan<byte> name)
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.EndObject)
        {
            name = default;
            return false;
        }

        name = _json.ValueIsEscaped ? Encoding.UTF8.GetBytes(Text()) : _json.ValueSpan;
        _json.Read();
        return true;
    }

    public readonly bool IsFlatMember(ReadOnlySpan<byte> name, ReadOnlySpan<byte> member, FlatName flat) => name.SequenceEqual(member);

    public bool BeginList() => Is(JsonTokenType.StartArray, WantedKind.List);

    public bool NextElement()
    {
        _json.Read();
        return _json.TokenType != JsonTokenType.EndArray;
    }

    public bool BeginMap() => Is(JsonTokenType.StartObject, WantedKind.Map);

    public bool NextEntry(out string key)
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.EndObject)
        {
            key = "";
            return false;
        }

        key = Text();
        _json.Read();
        return true;
    }

    public void Skip() => _json.Skip();

    public string? ReadString() => Is(JsonTokenType.String, WantedKind.String) ? Text() : null;

    public Utf8Text ReadText() => Is(JsonTokenType.String, WantedKind.String) ? new(Raw()) : default;

    public int? ReadInteger() => Number(WantedKind.Integer) is { } value ? WireNumber.Integer(value) : null;

    public long? ReadLong() => Number(WantedKind.Long);

    public double? ReadDouble()
    {
        if (_json.TokenType == JsonTokenType.String)
        {
            if (_json.ValueTextEquals("NaN"u8)) return double.NaN;
            if (_json.ValueTextEquals("Infinity"u8)) return double.PositiveInfinity;
            if (_json.ValueTextEquals("-Infinity"u8)) return double.NegativeInfinity;
        }

        return Is(JsonTokenType.Number, WantedKind.Double) ? Double() : null;
    }

    public bool? ReadBoolean()
    {
        switch (_json.TokenType)
        {
            case JsonTokenType.True: return true;
            case JsonTokenType.False: return false;
            case JsonTokenType.String:
                var text = Text();
                var value = BooleanText.Parse(text);
                if (value is null) TypeError ??= _isVersion10 ? Json10TypeError.NotBoolean : Wire.TypeError.NotBoolean(text);
                return value;
            default:
                Is(JsonTokenType.True, WantedKind.Boolean);
                return null;
        }
    }

    public DateTimeOffset? ReadTimestamp()
    {
        if (!Is(JsonTokenType.Number, WantedKind.Timestamp)) return null;
        // Clients that compute with floating point send 1459799926.4799998 for .480: round to the millisecond.
        return WireNumber.Timestamp(_json.TryGetDecimal(out var seconds) && Math.Abs(seconds) < 1e12m
            ? (long)Math.Round(seconds * 1000)
            : WireNumber.Long(Double() * 1000));
    }

    public ReadOnlyMemory<byte>? ReadBlob()
    {
        if (!Is(JsonTokenType.String, WantedKind.Blob)) return null;
        var text = Raw();
        var error = Base64Blob.Decode(text.Span, out var length);
        if (error is not null) TypeError ??= _isVersion10 ? Json10TypeError.NotBase64(error) : error;
        return text[..length];
    }

    /// <summary>The current string where it stands in the body, which is spent by that.</summary>
    private readonly Memory<byte> Raw()
    {
        var start = (int)_json.TokenStartIndex + 1;
        return _body.Slice(start, _json.ValueIsEscaped ? Unescape(start) : _json.ValueSpan.Length);
    }

    /// <summary>Replaces the current string in the body by what it stands for, which is never longer.</summary>
    private readonly int Unescape(int start)
    {
        var plain = Encoding.UTF8.GetBytes(Text());
        plain.CopyTo(_body.Span[start..]);
        return plain.Length;
    }

    /// <summary>Whether the current value is of a type; notes and passes over any other but null.</summary>
    private bool Is(JsonTokenType token, WantedKind wanted)
    {
        if (_json.TokenType == token) return true;
        if (_json.TokenType != JsonTokenType.Null)
        {
            TypeError ??= _isVersion10 ? Json10TypeError.Of(in _json, wanted) : Wire.TypeError.Of(Sent(), wanted);
            _json.Skip();
        }

        return false;
    }

    private readonly SentKind Sent() => _json.TokenType switch
    {
        JsonTokenType.StartObject => SentKind.Map,
        JsonTokenType.StartArray => SentKind.List,
        JsonTokenType.String => SentKind.String,
        JsonTokenType.Number => SentKind.Number,
        _ => SentKind.Boolean,
    };

    private long? Number(WantedKind wanted)
    {
        if (!Is(JsonTokenType.Number, wanted)) return null;
        if (_json.TryGetInt64(out var whole)) return whole;
        return _json.TryGetDecimal(out var fraction) ? WireNumber.Long(fraction) : WireNumber.Long(Double());
    }

    /// <summary>The number as a Double; beyond its range the largest one.</summary>
    private readonly double Double() =>
        _json.TryGetDouble(out var value) ? Math.Clamp(value, double.MinValue, double.MaxValue) : throw new JsonException("Not a number.");

    /// <summary>The current string or name.</summary>
    private readonly string Text()
    {
        try
        {
            return _json.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            // The body is UTF-8, so what cannot become text is half of a surrogate pair, written as an escape.
            throw new JsonException("A string is not Unicode.", e);
        }
    }
}
