namespace Millrace.Wire;

/// <summary>Writes one value in some wire format.</summary>
public interface IShapeWriter
{
    /// <summary>Opens a structure with so many members that will be written.</summary>
    void BeginStructure(int members);

    /// <summary>Names the member whose value follows.</summary>
    void Member(ReadOnlySpan<byte> name);

    /// <summary>Names the member whose list or map follows, which the query protocol flattens.</summary>
    /// <param name="name">The member's name in the other protocols.</param>
    /// <param name="flat">What each item is called in the query protocol.</param>
    void FlatMember(ReadOnlySpan<byte> name, FlatName flat);

    /// <summary>Closes the structure.</summary>
    void EndStructure();

    /// <summary>Opens a list with so many elements.</summary>
    void BeginList(int elements);

    /// <summary>Closes the list.</summary>
    void EndList();

    /// <summary>Opens a map with so many entries.</summary>
    void BeginMap(int entries);

    /// <summary>Gives the key of the entry whose value follows.</summary>
    void Entry(string key);

    /// <summary>Closes the map.</summary>
    void EndMap();

    /// <summary>Writes a string.</summary>
    void WriteString(string value);

    /// <summary>Writes a string.</summary>
    void WriteText(ReadOnlySpan<byte> utf8);

    /// <summary>Writes an Integer or a Long.</summary>
    void WriteLong(long value);

    /// <summary>Writes a Double.</summary>
    void WriteDouble(double value);

    /// <summary>Writes a Boolean.</summary>
    void WriteBoolean(bool value);

    /// <summary>Writes a timestamp with millisecond precision.</summary>
    void WriteTimestamp(DateTimeOffset value);

    /// <summary>Writes a blob.</summary>
    void WriteBlob(ReadOnlySpan<byte> value);
}
