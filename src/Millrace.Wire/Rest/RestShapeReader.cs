using System.Globalization;

namespace Millrace.Wire;

/// <summary>
/// Reads a shape whose members are spread over path, query, headers and body: first those outside the body, then the body's JSON. What is outside
/// are scalars and lists of them, in text.
/// </summary>
internal ref struct RestShapeReader : IShapeReader
{
    private readonly IReadOnlyList<RestPart> _parts;
    private readonly IReadOnlyList<MemberBinding> _bindings;
    private readonly Memory<byte> _body;
    private readonly bool _isPayload;
    private readonly bool _hasJson;
    private readonly string? _payloadMember;
    private JsonShapeReader _json;
    private int _depth;
    private int _part;
    private int _end;
    private bool _inPart;
    private bool _inPayload;
    private bool _payloadDone;
    private string? _typeError;

    public RestShapeReader(RestParts parts, IReadOnlyList<MemberBinding> bindings, string? payloadMember, Memory<byte> body)
    {
        _parts = parts.Parts;
        _bindings = bindings;
        _body = body;
        _payloadMember = payloadMember;
        _isPayload = payloadMember is not null;
        _hasJson = !_isPayload && !body.IsEmpty;
        if (_hasJson) _json = new JsonShapeReader(body, isVersion10: true);
    }

    /// <summary>The first wrong type.</summary>
    public readonly string? TypeError => _typeError ?? (_hasJson ? _json.TypeError : null);

    private readonly string Text => _parts[_part].Value;

    /// <summary>Makes sure that nothing follows the body's root.</summary>
    public void End()
    {
        if (_hasJson) _json.End();
    }

    public bool BeginStructure()
    {
        if (_hasJson && !_json.BeginStructure()) return false;
        _depth++;
        return true;
    }

    public bool NextMember(out ReadOnlySpan<byte> name)
    {
        _part = _end;
        _inPart = _part < _parts.Count;
        if (_inPart)
        {
            // Elements of one list stand together.
            while (_end < _parts.Count && _parts[_end].Binding == _parts[_part].Binding) _end++;
            name = _parts[_part].Utf8Member;
            return true;
        }

        _inPayload = _isPayload && !_payloadDone;
        if (_inPayload)
        {
            _payloadDone = true;
            name = System.Text.Encoding.UTF8.GetBytes(_payloadMember!);
            return true;
        }

        name = default;
        while (_hasJson && _json.NextMember(out name))
        {
            // Deeper down a member may have the name of one that is bound.
            if (_depth > 1 || !IsBound(name)) return true;
            _json.Skip();
        }

        _depth--;
        return false;
    }

    public readonly bool IsFlatMember(ReadOnlySpan<byte> name, ReadOnlySpan<byte> member, FlatName flat) => name.SequenceEqual(member);

    public bool BeginList()
    {
        if (!_inPart) return _json.BeginList();
        _part--;
        return true;
    }

    public bool NextElement() => _inPart ? ++_part < _end : _json.NextElement();

    public bool BeginMap() => _inPart ? Refuse(WantedKind.Map) : _json.BeginMap();

    public bool NextEntry(out string key) => _json.NextEntry(out key);

    public void Skip()
    {
        if (!_inPart && !_inPayload) _json.Skip();
    }

    public string? ReadString() => _inPart ? Text : _json.ReadString();

    public Utf8Text ReadText() => _inPart ? new Utf8Text(System.Text.Encoding.UTF8.GetBytes(Text)) : _json.ReadText();

    public int? ReadInteger()
    {
        if (!_inPart) return _json.ReadInteger();
        return Whole(WantedKind.Integer) is { } value ? WireNumber.Integer(value) : null;
    }

    public long? ReadLong() => _inPart ? Whole(WantedKind.Long) : _json.ReadLong();

    public double? ReadDouble()
    {
        if (!_inPart) return _json.ReadDouble();
        if (double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) return value;
        Refuse(WantedKind.Double);
        return null;
    }

    public bool? ReadBoolean()
    {
        if (!_inPart) return _json.ReadBoolean();
        var value = BooleanText.Parse(Text);
        if (value is null) Refuse(WantedKind.Boolean);
        return value;
    }

    public DateTimeOffset? ReadTimestamp()
    {
        if (!_inPart) return _json.ReadTimestamp();
        if (DateTimeOffset.TryParse(Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var value)) return value;
        Refuse(WantedKind.Timestamp);
        return null;
    }

    public ReadOnlyMemory<byte>? ReadBlob() => _inPayload ? _body : _json.ReadBlob();

    /// <summary>A member that has its place elsewhere means nothing in the body.</summary>
    private readonly bool IsBound(ReadOnlySpan<byte> name)
    {
        foreach (var binding in _bindings)
        {
            if (System.Text.Ascii.Equals(name, binding.Member)) return true;
        }

        return false;
    }

    private long? Whole(WantedKind wanted)
    {
        if (long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)) return value;
        Refuse(wanted);
        return null;
    }

    private bool Refuse(WantedKind wanted)
    {
        _typeError ??= Wire.TypeError.Of(SentKind.String, wanted);
        return false;
    }
}
