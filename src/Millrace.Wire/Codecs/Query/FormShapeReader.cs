using System.Globalization;
using System.Text;

namespace Millrace.Wire;

/// <summary>Reads the form of a query request: every value is text, a list's elements are <c>Name.member.1</c>, a map's <c>Name.entry.1.key</c>.</summary>
internal struct FormShapeReader(FormNode root) : IShapeReader
{
    private readonly Stack<Frame> _frames = new();
    private FormNode _node = root;
    private FlatName? _flat;

    /// <summary>The first wrong type.</summary>
    public string? TypeError { get; private set; }

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

    private static FormNode Part(FormNode entry, string name) => entry.Children.GetValueOrDefault(name) ?? new();

    private bool Begin(WantedKind wanted, (string, FormNode)[] items)
    {
        _flat = null;
        // An empty list is sent as a parameter without a value.
        if (_node.Value is { Length: > 0 } && items.Length == 0)
        {
            TypeError ??= Wire.TypeError.Of(SentKind.String, wanted);
            return false;
        }

        _frames.Push(new(items, 0));
        return true;
    }

    private bool Next(out string name)
    {
        var (items, next) = _frames.Pop();
        name = "";
        if (next == items.Length) return false;
        (name, _node) = items[next];
        _frames.Push(new(items, next + 1));
        return true;
    }

    private string? Text(WantedKind wanted)
    {
        if (_node.Value is null && _node.Children.Count > 0) TypeError ??= Wire.TypeError.Of(SentKind.Map, wanted);
        return _node.Value;
    }

    private long? Number(WantedKind wanted)
    {
        if (Text(wanted) is not { } text) return null;
        if (decimal.TryParse(text, CultureInfo.InvariantCulture, out var exact)) return WireNumber.Long(exact);
        if (double.TryParse(text, CultureInfo.InvariantCulture, out var value)) return WireNumber.Long(value);
        return Refuse<long>(Wire.TypeError.Of(SentKind.String, wanted));
    }

    private T? Refuse<T>(string text)
        where T : struct
    {
        TypeError ??= text;
        return null;
    }

    private readonly record struct Frame((string Name, FormNode Node)[] Items, int Next);
}
