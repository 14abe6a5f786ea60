using System.Globalization;
using System.Text;
using System.Xml;

namespace Millrace.Wire;

/// <summary>Writes a shape as the content of an XML element: a list's elements are <c>member</c>, a map's <c>entry</c> with <c>key</c> and <c>value</c>.</summary>
internal readonly struct XmlShapeWriter(XmlWriter xml) : IShapeWriter
{
    private readonly Stack<Container> _containers = new();

    private enum Container
    {
        Structure,
        List,
        Map,
    }

    /// <summary>An instant as the query services spell it, with milliseconds where it has any.</summary>
    public static string Timestamp(DateTimeOffset value) => value.UtcDateTime.ToString(
        value.Millisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public void BeginStructure(int members) => Begin(Container.Structure);

    public void Member(ReadOnlySpan<byte> name) => xml.WriteStartElement(Encoding.UTF8.GetString(name));

    public void EndStructure() => End();

    public void BeginList(int elements) => Begin(Container.List);

    public void EndList() => End();

    public void BeginMap(int entries) => Begin(Container.Map);

    public void Entry(string key)
    {
        xml.WriteStartElement("entry");
        xml.WriteElementString("key", key);
        xml.WriteStartElement("value");
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

    private void Begin(Container container)
    {
        OpenValue();
        _containers.Push(container);
    }

    private void End()
    {
        _containers.Pop();
        CloseValue();
    }

    private void OpenValue()
    {
        if (_containers.TryPeek(out var container) && container == Container.List) xml.WriteStartElement("member");
    }

    private void CloseValue()
    {
        if (!_containers.TryPeek(out var container)) return;
        xml.WriteEndElement();
        if (container == Container.Map) xml.WriteEndElement();
    }
}
