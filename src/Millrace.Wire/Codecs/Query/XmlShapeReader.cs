using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Millrace.Wire;

/// <summary>Reads a shape from the content of an XML element: the counterpart of <see cref="XmlShapeWriter"/>. Namespaces do not matter.</summary>
/// <param name="root">The element.</param>
/// <param name="encodedMembers">The members whose text is percent-encoded, and read decoded.</param>
internal struct XmlShapeReader(XElement root, IReadOnlySet<string> encodedMembers) : IShapeReader
{
    private readonly Stack<Frame> _frames = new();
    private XElement _element = root;
    private FlatName? _flat;
    private XElement[] _flatItems = [];

    /// <summary>The first wrong type.</summary>
    public string? TypeError { get; private set; }

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
        var (items, next) = _frames.Pop();
        _flat = flat;
        _flatItems = [_element, .. items.Skip(next).Where(item => item.Name == flat.Name).Select(static item => item.Element)];
        _frames.Push(new([.. items.Skip(next).Where(item => item.Name != flat.Name)], 0));
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

    public int? ReadInteger() => Number(WantedKind.Integer) is { } value ? WireNumber.Integer(value) : null;

    public long? ReadLong() => Number(WantedKind.Long);

    public double? ReadDouble()
    {
        if (Text(WantedKind.Double) is not { } text) return null;
        if (double.TryParse(text, CultureInfo.InvariantCulture, out var value)) return value;
        return Refuse<double>(Wire.TypeError.Of(SentKind.String, WantedKind.Double));
    }

    public bool? ReadBoolean()
    {
        if (Text(WantedKind.Boolean) is not { } text) return null;
        return BooleanText.Parse(text) ?? Refuse<bool>(Wire.TypeError.NotBoolean(text));
    }

    public DateTimeOffset? ReadTimestamp()
    {
        if (Text(WantedKind.Timestamp) is not { } text) return null;
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var value)) return WireNumber.Timestamp(value.ToUnixTimeMilliseconds());
        return Refuse<DateTimeOffset>(Wire.TypeError.Of(SentKind.String, WantedKind.Timestamp));
    }

    public ReadOnlyMemory<byte>? ReadBlob()
    {
        if (Text(WantedKind.Blob) is not { } text) return null;
        var bytes = Encoding.UTF8.GetBytes(text);
        var error = Base64Blob.Decode(bytes, out var length);
        if (error is not null) TypeError ??= error;
        return bytes.AsMemory(..length);
    }

    private static XElement Part(XElement entry, string name) => entry.Elements().FirstOrDefault(e => e.Name.LocalName == name) ?? new(name);

    private readonly IEnumerable<XElement> Items(string name) => _flat is not null ? _flatItems : _element.Elements().Where(e => e.Name.LocalName == name);

    private bool Begin((string, XElement)[] items)
    {
        _flat = null;
        _frames.Push(new(items, 0));
        return true;
    }

    private bool Next(out string name)
    {
        var (items, next) = _frames.Pop();
        name = "";
        if (next == items.Length) return false;
        (name, _element) = items[next];
        _frames.Push(new(items, next + 1));
        return true;
    }

    private string? Text(WantedKind wanted)
    {
        if (!_element.HasElements) return _element.Value;
        TypeError ??= Wire.TypeError.Of(SentKind.Map, wanted);
        return null;
    }

    private long? Number(WantedKind wanted)
    {
        if (Text(wanted) is not { } text) return null;
        return decimal.TryParse(text, CultureInfo.InvariantCulture, out var value)
            ? WireNumber.Long(value)
            : Refuse<long>(Wire.TypeError.Of(SentKind.String, wanted));
    }

    private T? Refuse<T>(string text)
        where T : struct
    {
        TypeError ??= text;
        return null;
    }

    private readonly record struct Frame((string Name, XElement Element)[] Items, int Next);
}
