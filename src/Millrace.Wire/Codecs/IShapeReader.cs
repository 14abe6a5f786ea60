namespace Millrace.Wire;

/// <summary>
/// A cursor over one encoded value, the same for every wire format. A value of the wrong type is noted (the first one wins,
/// facts/kinesis.md 2.1), passed over and read as null, so that one pass finds out both whether the whole body is well formed and
/// which type error comes first.
/// </summary>
public interface IShapeReader
{
    /// <summary>Enters a structure; false when the value is null or not a structure.</summary>
    bool BeginStructure();

    /// <summary>Moves to the next member of the structure; false at its end.</summary>
    /// <param name="name">The member's name in UTF-8, valid until the next call.</param>
    bool NextMember(out ReadOnlySpan<byte> name);

    /// <summary>
    /// Whether a member's name is the one of a member that the query protocol flattens; if so, the list or the map that is entered next is that.
    /// </summary>
    /// <param name="name">The name that was read.</param>
    /// <param name="member">The member's name in the other protocols.</param>
    /// <param name="flat">What each item is called in the query protocol.</param>
    bool IsFlatMember(ReadOnlySpan<byte> name, ReadOnlySpan<byte> member, FlatName flat);

    /// <summary>Enters a list; false when the value is null or not a list.</summary>
    bool BeginList();

    /// <summary>Moves to the next element; false at the list's end.</summary>
    bool NextElement();

    /// <summary>Enters a map; false when the value is null or not a map.</summary>
    bool BeginMap();

    /// <summary>Moves to the next entry; false at the map's end.</summary>
    bool NextEntry(out string key);

    /// <summary>Passes over the current value, whatever it is.</summary>
    void Skip();

    /// <summary>Reads a string.</summary>
    string? ReadString();

    /// <summary>Reads a string as it is in the request's buffer, where the format allows it. The memory lives as long as that.</summary>
    Utf8Text ReadText();

    /// <summary>Reads an Integer, clamped to 32 bits and floored (facts/kinesis.md 1.6).</summary>
    int? ReadInteger();

    /// <summary>Reads a Long, clamped to 64 bits and floored.</summary>
    long? ReadLong();

    /// <summary>Reads a Double.</summary>
    double? ReadDouble();

    /// <summary>Reads a Boolean.</summary>
    bool? ReadBoolean();

    /// <summary>Reads a timestamp with millisecond precision.</summary>
    DateTimeOffset? ReadTimestamp();

    /// <summary>Reads a blob. The memory may be part of the request's buffer and lives as long as it.</summary>
    ReadOnlyMemory<byte>? ReadBlob();
}
