using System.Buffers.Binary;

namespace Millrace.Storage.Logs.Files;

/// <summary>Takes a batch's payload apart, as <see cref="BatchHeader"/> draws it.</summary>
internal ref struct RecordPayload(in BatchHeader header, ReadOnlyMemory<byte> payload)
{
    private readonly BatchHeader _header = header;
    private readonly ReadOnlyMemory<byte> _payload = payload;
    private int _next;
    private int _index = -1;

    public StoredRecord Current { get; private set; }

    public bool MoveNext()
    {
        if (++_index >= _header.Count)
            return false;
        var source = _payload.Span[_next..];
        var data = BinaryPrimitives.ReadInt32LittleEndian(source);
        var key = BinaryPrimitives.ReadUInt16LittleEndian(source[4..]);
        var at = _next + BatchHeader.RecordHeaderBytes;
        Current = new StoredRecord(
            _header.FirstPosition + _index, _header.Arrival, _payload.Slice(at, key), _payload.Slice(at + key, data), source[6]);
        _next = at + key + data;
        return true;
    }
}
