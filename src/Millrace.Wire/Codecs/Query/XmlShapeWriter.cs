using System.Globalization;
using System.Text;
using System.Xml;

namespace Millrace.Wire;

/// <summary>Writes a shape as the content of an XML element: a list's elements are <c>member</c>, a map's <c>entry</c> with <c>key</c> and <c>value</c>.</summary>
internal readonly struct XmlShapeWriter(XmlWriter xml) : IShapeWriter
{
    private readonly Stack<Container> _containers = new();

    private enum Kind
    {
        Structure,
        FlatMember,
        List,
        Map,
    }

    /// <summary>An instant as the query services spell it, with milliseconds where it has any.</summary>
    public static string Timestamp(DateTimeOffset value) => value.UtcDateTime.ToString(
        value.Millisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public void BeginStructure(int members) => Begin(new(Kind.Structure));

    public void Member(ReadOnlySpan<byte> name) => xml.WriteStartElement(Encoding.UTF8.GetString(name));

    public void FlatMember(ReadOnlySpan<byte> name, FlatName flat) => _containers.Push(new(Kind.FlatMember, flat));

    public void EndStructure() => End();

    public void BeginList(int elements) => BeginItems(Kind.List);

    public void EndList() => End();

    public void BeginMap(int entries) => BeginItems(Kind.Map);

    public void Entry(string key)
    {
        var flat = _containers.Peek().Flat;
        xml.WriteStartElement(flat?.Name ?? "entry");
        xml.WriteElementString(flat?.Key ?? "key", key);
        xml.WriteStartElement(flat?.Value ?? "value");
    }

    public void EndMap() => End();

    public void WriteString(string value)
    {
        OpenValue();
        xml.WriteString(value);
        CloseValue();
    }

    public void WriteText(ReadOnlySpan<byte> utf8) => WriteString(Encoding.UTF8.GetString(utf8));

    public void WriteLong(long value) => WriteString(XmlConvert.ToString(value));

    public void WriteDouble(double value) => WriteString(double.IsFinite(value) ? XmlConvert.ToString(value) : value.ToString(CultureInfo.InvariantCulture));

    public void WriteBoolean(bool value) => WriteString(XmlConvert.ToString(value));

    public void WriteTimestamp(DateTimeOffset value) => WriteString(Timestamp(value));

    public void WriteBlob(ReadOnlySpan<byte> value) => WriteString(Convert.ToBase64String(value));

    private void BeginItems(Kind kind)
    {
        // The items of a flattened member stand where it would.
        if (_containers.TryPeek(out var member) && member.Kind == Kind.FlatMember) _containers.Push(_containers.Pop() with { Kind = kind });
        else Begin(new(kind));
    }

    private void Begin(Container container)
    {
        OpenValue();
        _containers.Push(container);
    }

    private void End()
    {
        if (_containers.Pop().Flat is null) CloseValue();
    }

    private void OpenValue()
    {
        if (_containers.TryPeek(out var container) && container.Kind == Kind.List) xml.WriteStartElement(container.Flat?.Name ?? "member");
    }

    private void CloseValue()
    {
        if (!_containers.TryPeek(out var container)) return;
        xml.WriteEndElement();
        if (container.Kind == Kind.Map) xml.WriteEndElement();
    }

    private readonly record struct Container(Kind Kind, FlatName? Flat = null);
}
