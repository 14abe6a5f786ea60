using System.Text;
using System.Xml.Linq;

namespace Millrace.Wire;

/// <summary>Reads a shape from the content of an XML element: the counterpart of <see cref="XmlShapeWriter"/>. Namespaces do not matter.</summary>
/// <param name="root">The element.</param>
/// <param name="encodedMembers">The members whose text is percent-encoded, and read decoded.</param>
internal struct XmlShapeReader(XElement root, IReadOnlySet<string> encodedMembers) : IShapeReader
{
    private readonly ShapeFrames<XElement> _frames = new();
    private TextScalars _scalars = new();
    private XElement _element = root;
    private FlatName? _flat;
    private XElement[] _flatItems = [];

    /// <summary>The first wrong type.</summary>
    public readonly string? TypeError => _scalars.TypeError;

    public bool BeginStructure() => Begin([.. _element.Elements().Select(static e => (e.Name.LocalName, e))]);

    public bool NextMember(out ReadOnlySpan<byte> name)
    {
        var isThere = Next(out var text);
        name = Encoding.UTF8.GetBytes(text);
        return isThere;
    }

    public bool IsFlatMember(ReadOnlySpan<byte> name, ReadOnlySpan<byte> member, FlatName flat)
    {
        if (!Ascii.Equals(name, flat.Name)) return false;
        // The items stand among the members of the structure: all are read at the first.
        _flat = flat;
        _flatItems = [_element, .. _frames.Take(flat.Name)];
        return true;
    }

    public bool BeginList() => Begin([.. Items("member").Select(static e => ("", e))]);

    public bool NextElement() => Next(out _);

    public bool BeginMap()
    {
        var (key, value) = _flat is { } flat ? (flat.Key, flat.Value) : ("key", "value");
        return Begin([.. Items("entry").Select(e => (Part(e, key).Value, Part(e, value)))]);
    }

    public bool NextEntry(out string key) => Next(out key);

    public readonly void Skip()
    {
        // The cursor only enters what is asked for.
    }

    public string? ReadString() => Text(WantedKind.String) is not { } text ? null
        : encodedMembers.Contains(_element.Name.LocalName) ? Uri.UnescapeDataString(text) : text;

    public Utf8Text ReadText() => ReadString();

    public int? ReadInteger() => _scalars.Integer(Text(WantedKind.Integer));

    public long? ReadLong() => _scalars.Long(Text(WantedKind.Long));

    public double? ReadDouble() => _scalars.Double(Text(WantedKind.Double));

    public bool? ReadBoolean() => _scalars.Boolean(Text(WantedKind.Boolean));

    public DateTimeOffset? ReadTimestamp() => _scalars.Timestamp(Text(WantedKind.Timestamp));

    public ReadOnlyMemory<byte>? ReadBlob() => _scalars.Blob(Text(WantedKind.Blob));

    private static XElement Part(XElement entry, string name) => entry.Elements().FirstOrDefault(e => e.Name.LocalName == name) ?? new(name);

    private readonly IEnumerable<XElement> Items(string name) => _flat is not null ? _flatItems : _element.Elements().Where(e => e.Name.LocalName == name);

    private bool Begin((string, XElement)[] items)
    {
        _flat = null;
        _frames.Begin(items);
        return true;
    }

    private bool Next(out string name) => _frames.Next(ref _element, out name);

    private string? Text(WantedKind wanted)
    {
        if (!_element.HasElements) return _element.Value;
        _scalars.Refuse(Wire.TypeError.Of(SentKind.Map, wanted));
        return null;
    }
}
