using System.Runtime.InteropServices;
using Google.Protobuf;

namespace Millrace.Client.Aggregation;

/// <summary>
/// Reads the protobuf of an aggregated record without copying its data. The tables may stand behind the records, hence two walks.
/// </summary>
internal sealed class AggregateReader : IDisposable
{
    private readonly ReadOnlyMemory<byte> _protobuf;
    private readonly CodedInputStream _input;
    private readonly long _start;
    private readonly List<string> _partitionKeys = [];
    private readonly List<string> _explicitHashKeys = [];

    /// <summary>Reads the tables.</summary>
    /// <exception cref="InvalidProtocolBufferException">The bytes are no protobuf message.</exception>
    public AggregateReader(ReadOnlyMemory<byte> protobuf)
    {
        _protobuf = protobuf;
        var bytes = MemoryMarshal.TryGetArray(protobuf, out var array) ? array : new ArraySegment<byte>(protobuf.ToArray());

        using var tables = new CodedInputStream(bytes.Array, bytes.Offset, bytes.Count);
        while (tables.ReadTag() is var tag and not 0)
        {
            if (tag == AggregationFormat.PartitionKeyTableTag) _partitionKeys.Add(tables.ReadString());
            else if (tag == AggregationFormat.ExplicitHashKeyTableTag) _explicitHashKeys.Add(tables.ReadString());
            else tables.SkipLastField();
        }

        _input = new CodedInputStream(bytes.Array, bytes.Offset, bytes.Count);
        _start = _input.Position;
    }

    /// <inheritdoc/>
    public void Dispose() => _input.Dispose();

    private int Position => (int)(_input.Position - _start);

    /// <summary>Reads the next user record.</summary>
    /// <param name="entry">The user record; null when it lacks a required field or names an index that no table has.</param>
    /// <returns>False at the end.</returns>
    /// <exception cref="InvalidProtocolBufferException">The bytes are no protobuf message.</exception>
    public bool TryRead(out AggregateEntry? entry)
    {
        entry = null;
        while (_input.ReadTag() is var tag and not 0)
        {
            if (tag == AggregationFormat.RecordsTag)
            {
                entry = ReadEntry();
                return true;
            }

            _input.SkipLastField();
        }

        return false;
    }

    private AggregateEntry? ReadEntry()
    {
        var length = _input.ReadLength();
        var end = (long)Position + length;
        if (length < 0 || end > _protobuf.Length) return null;

        ulong? partitionKey = null;
        ulong? explicitHashKey = null;
        ReadOnlyMemory<byte>? data = null;
        while (Position < end)
        {
            var tag = _input.ReadTag();
            if (tag == AggregationFormat.PartitionKeyIndexTag) partitionKey = _input.ReadUInt64();
            else if (tag == AggregationFormat.ExplicitHashKeyIndexTag) explicitHashKey = _input.ReadUInt64();
            else if (tag == AggregationFormat.DataTag) data = ReadSlice();
            else _input.SkipLastField();
        }

        if (Position != end || data is null) return null;
        if (partitionKey is null || partitionKey >= (ulong)_partitionKeys.Count) return null;
        if (explicitHashKey >= (ulong)_explicitHashKeys.Count) return null;
        return new AggregateEntry(
            _partitionKeys[(int)partitionKey],
            explicitHashKey is null ? null : _explicitHashKeys[(int)explicitHashKey],
            data.Value);
    }

    /// <summary>The bytes of the field whose tag was just read. The stream itself would only hand out a copy.</summary>
    private ReadOnlyMemory<byte> ReadSlice()
    {
        var field = Position;
        _input.SkipLastField();
        var value = field;
        while (_protobuf.Span[value] >= 0x80) value++;
        return _protobuf[(value + 1)..Position];
    }
}
