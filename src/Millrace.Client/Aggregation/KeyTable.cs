using Google.Protobuf;

namespace Millrace.Client.Aggregation;

/// <summary>A table of an aggregated record: each key once, addressed by its index.</summary>
internal sealed class KeyTable
{
    private readonly List<string> _keys = [];
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);

    /// <summary>The bytes that the table takes.</summary>
    public int Size { get; private set; }

    public string this[int index] => _keys[index];

    /// <summary>The index that a key has or would get, and the bytes by which the table would grow: 0 when it is there.</summary>
    public int Find(string key, out int growth)
    {
        growth = 0;
        if (_indexes.TryGetValue(key, out var index)) return index;
        growth = AggregationFormat.TagSize + CodedOutputStream.ComputeStringSize(key);
        return _keys.Count;
    }

    /// <summary>Adds a key that <see cref="Find"/> did not find.</summary>
    public void Add(string key, int growth)
    {
        _indexes.Add(key, _keys.Count);
        _keys.Add(key);
        Size += growth;
    }

    public void Write(CodedOutputStream protobuf, uint tag)
    {
        foreach (var key in _keys)
        {
            protobuf.WriteTag(tag);
            protobuf.WriteString(key);
        }
    }

    public void Clear()
    {
        _indexes.Clear();
        _keys.Clear();
        Size = 0;
    }
}
