using System.Globalization;
using System.Text;

namespace Millrace.Wire;

/// <summary>Writes a shape: members that are bound to path, query, header or status to the parts, the rest to the body's JSON.</summary>
internal struct RestShapeWriter(JsonShapeWriter json, IReadOnlyList<MemberBinding> bindings, RestParts parts) : IShapeWriter
{
    private int _depth;
    private MemberBinding? _bound;

    /// <summary>Whether the body has members of its own.</summary>
    public bool HasBody { get; private set; }

    public void BeginStructure(int members)
    {
        _depth++;
        json.BeginStructure(members);
    }

    public void Member(ReadOnlySpan<byte> name)
    {
        _bound = _depth == 1 ? Find(name) : null;
        if (_bound is not null) return;
        HasBody = true;
        json.Member(name);
    }

    public void FlatMember(ReadOnlySpan<byte> name, FlatName flat) => Member(name);

    public void EndStructure()
    {
        _depth--;
        json.EndStructure();
    }

    public readonly void BeginList(int elements)
    {
        if (_bound is null) json.BeginList(elements);
    }

    public readonly void EndList()
    {
        if (_bound is null) json.EndList();
    }

    public readonly void BeginMap(int entries) => json.BeginMap(entries);

    public readonly void Entry(string key) => json.Entry(key);

    public readonly void EndMap() => json.EndMap();

    public readonly void WriteString(string value)
    {
        if (_bound is null) json.WriteString(value);
        else parts.Add(_bound, value);
    }

    public readonly void WriteText(ReadOnlySpan<byte> utf8)
    {
        if (_bound is null) json.WriteText(utf8);
        else parts.Add(_bound, Encoding.UTF8.GetString(utf8));
    }

    public readonly void WriteLong(long value)
    {
        if (_bound is null) json.WriteLong(value);
        else if (_bound.Location == MemberLocation.Status) parts.Status = (int)value;
        else parts.Add(_bound, value.ToString(CultureInfo.InvariantCulture));
    }

    public readonly void WriteDouble(double value)
    {
        if (_bound is null) json.WriteDouble(value);
        else parts.Add(_bound, value.ToString("R", CultureInfo.InvariantCulture));
    }

    public readonly void WriteBoolean(bool value)
    {
        if (_bound is null) json.WriteBoolean(value);
        else parts.Add(_bound, value ? "true" : "false");
    }

    public readonly void WriteTimestamp(DateTimeOffset value)
    {
        if (_bound is null) json.WriteTimestamp(value);
        else parts.Add(_bound, value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
    }

    public readonly void WriteBlob(ReadOnlySpan<byte> value)
    {
        if (_bound is null) json.WriteBlob(value);
        else parts.Payload = value.ToArray();
    }

    private readonly MemberBinding? Find(ReadOnlySpan<byte> name)
    {
        foreach (var binding in bindings)
        {
            if (name.Length == binding.Member.Length && Encoding.UTF8.GetString(name) == binding.Member) return binding;
        }

        return null;
    }
}
