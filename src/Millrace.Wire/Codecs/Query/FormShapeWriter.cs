using System.Buffers;
using System.Globalization;
using System.Text;
using System.Xml;

namespace Millrace.Wire;

/// <summary>Writes a shape as parameters of a form, each after an <c>&amp;</c>: the counterpart of <see cref="FormShapeReader"/>. What is empty is a parameter without a value.</summary>
internal readonly struct FormShapeWriter(IBufferWriter<byte> output) : IShapeWriter
{
    private readonly Stack<Container> _containers = new();
    private readonly StringBuilder _name = new();

    public void BeginStructure(int members) => Begin(wrapper: null, members);

    public void Member(ReadOnlySpan<byte> name) => Descend(Encoding.UTF8.GetString(name));

    public void FlatMember(ReadOnlySpan<byte> name, FlatName flat)
    {
        Descend(flat.Name);
        _containers.Push(new("", _name.Length) { Flat = flat });
    }

    public void EndStructure() => _containers.Pop();

    public void BeginList(int elements) => BeginItems("member", elements);

    public void EndList() => _containers.Pop();

    public void BeginMap(int entries) => BeginItems("entry", entries);

    public void Entry(string key)
    {
        var map = _containers.Peek();
        var entry = map.Next();
        Descend($"{entry}.{map.Flat?.Key ?? "key"}");
        Parameter(key);
        Descend($"{entry}.{map.Flat?.Value ?? "value"}");
    }

    public void EndMap() => _containers.Pop();

    public void WriteString(string value)
    {
        OpenValue();
        Parameter(value);
    }

    public void WriteText(ReadOnlySpan<byte> utf8) => WriteString(Encoding.UTF8.GetString(utf8));

    public void WriteLong(long value) => WriteString(value.ToString(CultureInfo.InvariantCulture));

    public void WriteDouble(double value) => WriteString(value.ToString(CultureInfo.InvariantCulture));

    public void WriteBoolean(bool value) => WriteString(XmlConvert.ToString(value));

    public void WriteTimestamp(DateTimeOffset value) => WriteString(XmlShapeWriter.Timestamp(value));

    public void WriteBlob(ReadOnlySpan<byte> value) => WriteString(Convert.ToBase64String(value));

    private void BeginItems(string wrapper, int items)
    {
        // A flattened member has opened them already.
        if (!_containers.TryPeek(out var member) || member is not { Flat: not null, IsOpen: false })
        {
            Begin(wrapper, items);
            _containers.Peek().IsList = wrapper == "member";
            return;
        }

        member.IsOpen = true;
        member.IsList = wrapper == "member";
        if (items == 0) Parameter("");
    }

    private void Begin(string? wrapper, int items)
    {
        OpenValue();
        if (items == 0 && _name.Length > 0) Parameter("");
        _containers.Push(new(wrapper, _name.Length));
    }

    private void OpenValue()
    {
        if (_containers.TryPeek(out var container) && container.IsList) Descend(container.Next());
    }

    private void Descend(string name)
    {
        _name.Length = _containers.Peek().NameLength;
        if (_name.Length > 0) _name.Append('.');
        _name.Append(name);
    }

    private void Parameter(string value) => output.Write(Encoding.UTF8.GetBytes($"&{_name}={Uri.EscapeDataString(value)}"));

    /// <summary>What is open: how long its own name is, and what its items are called and numbered by.</summary>
    private sealed class Container(string? wrapper, int nameLength)
    {
        private int _items;

        public int NameLength { get; } = nameLength;

        public FlatName? Flat { get; init; }

        public bool IsOpen { get; set; }

        public bool IsList { get; set; }

        public string Next() => Flat is null ? $"{wrapper}.{++_items}" : $"{++_items}";
    }
}
