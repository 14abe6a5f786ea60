using System.Text;

namespace Millrace.Wire;

/// <summary>Reads the form of a query request: every value is text, a list's elements are <c>Name.member.1</c>, a map's <c>Name.entry.1.key</c>.</summary>
internal struct FormShapeReader(FormNode root) : IShapeReader
{
    private readonly ShapeFrames<FormNode> _frames = new();
    private TextScalars _scalars = new();
    private FormNode _node = root;
    private FlatName? _flat;

    /// <summary>The first wrong type.</summary>
    public readonly string? TypeError => _scalars.TypeError;

    public bool BeginStructure() => Begin(WantedKind.Structure, [.. _node.Children.Select(static c => (c.Key, c.Value))]);

    public bool NextMember(out ReadOnlySpan<byte> name)
    {
        var isThere = Next(out var text);
        name = Encoding.UTF8.GetBytes(text);
        return isThere;
    }

    public bool IsFlatMember(ReadOnlySpan<byte> name, ReadOnlySpan<byte> member, FlatName flat)
    {
        if (!Ascii.Equals(name, flat.Name)) return false;
        _flat = flat;
        return true;
    }

    public bool BeginList() => Begin(WantedKind.List, [.. _node.Elements("member").Select(static e => ("", e))]);

    public bool NextElement() => Next(out _);

    public bool BeginMap()
    {
        var (key, value) = _flat is { } flat ? (flat.Key, flat.Value) : ("key", "value");
        return Begin(WantedKind.Map, [.. _node.Elements("entry").Select(e => (Part(e, key).Value ?? "", Part(e, value)))]);
    }

    public bool NextEntry(out string key) => Next(out key);

    public readonly void Skip()
    {
        // The cursor only enters what is asked for.
    }

    public string? ReadString() => Text(WantedKind.String);

    public Utf8Text ReadText() => ReadString();

    public int? ReadInteger() => _scalars.Integer(Text(WantedKind.Integer));

    public long? ReadLong() => _scalars.Long(Text(WantedKind.Long));

    public double? ReadDouble() => _scalars.Double(Text(WantedKind.Double));

    public bool? ReadBoolean() => _scalars.Boolean(Text(WantedKind.Boolean));

    public DateTimeOffset? ReadTimestamp() => _scalars.Timestamp(Text(WantedKind.Timestamp));

    public ReadOnlyMemory<byte>? ReadBlob() => _scalars.Blob(Text(WantedKind.Blob));

    private static FormNode Part(FormNode entry, string name) => entry.Children.GetValueOrDefault(name) ?? new();

    private bool Begin(WantedKind wanted, (string, FormNode)[] items)
    {
        _flat = null;
        // An empty list is sent as a parameter without a value.
        if (_node.Value is { Length: > 0 } && items.Length == 0)
        {
            _scalars.Refuse(Wire.TypeError.Of(SentKind.String, wanted));
            return false;
        }

        _frames.Begin(items);
        return true;
    }

    private bool Next(out string name) => _frames.Next(ref _node, out name);

    private string? Text(WantedKind wanted)
    {
        if (_node.Value is null && _node.Children.Count > 0) _scalars.Refuse(Wire.TypeError.Of(SentKind.Map, wanted));
        return _node.Value;
    }
}
