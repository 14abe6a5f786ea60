using System.Buffers.Binary;

namespace Millrace.Storage.Logs.Memory;

/// <summary>
/// Records end to end in one array. Bytes once written stay as they are, so that pages may refer to them for as long as they like.
/// A record: arrival (8 bytes), data length (4), key length (2), attributes (1), key, data.
/// </summary>
internal sealed class MemoryChunk(long firstPosition, int capacity)
{
    private const int HeaderBytes = 15;

    private readonly byte[] _bytes = new byte[capacity];
    private int[] _offsets = new int[4];
    private int _used;

    public long FirstPosition { get; } = firstPosition;

    public int Count { get; private set; }

    public int Capacity => _bytes.Length;

    public long LastArrival { get; private set; }

    public static int SizeOf(in NewRecord record) => HeaderBytes + record.Key.Length + record.Data.Length;

    public bool Fits(int size) => size <= _bytes.Length - _used;

    public void Add(in NewRecord record, long arrival)
    {
        if (Count == _offsets.Length)
            Array.Resize(ref _offsets, Count * 2);
        _offsets[Count++] = _used;
        var target = _bytes.AsSpan(_used, SizeOf(record));
        BinaryPrimitives.WriteInt64LittleEndian(target, arrival);
        BinaryPrimitives.WriteInt32LittleEndian(target[8..], record.Data.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(target[12..], (ushort)record.Key.Length);
        target[14] = record.Attributes;
        record.Key.Span.CopyTo(target[HeaderBytes..]);
        record.Data.Span.CopyTo(target[(HeaderBytes + record.Key.Length)..]);
        _used += target.Length;
        LastArrival = arrival;
    }

    public StoredRecord this[int index]
    {
        get
        {
            var offset = _offsets[index];
            var header = _bytes.AsSpan(offset, HeaderBytes);
            var data = BinaryPrimitives.ReadInt32LittleEndian(header[8..]);
            var key = BinaryPrimitives.ReadUInt16LittleEndian(header[12..]);
            return new StoredRecord(
                FirstPosition + index,
                BinaryPrimitives.ReadInt64LittleEndian(header),
                _bytes.AsMemory(offset + HeaderBytes, key),
                _bytes.AsMemory(offset + HeaderBytes + key, data),
                header[14]);
        }
    }

    /// <summary>The index of the first record that arrived at or after an instant; <see cref="Count"/> when none did.</summary>
    public int FindArrival(long arrival)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (BinaryPrimitives.ReadInt64LittleEndian(_bytes.AsSpan(_offsets[middle])) < arrival)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
