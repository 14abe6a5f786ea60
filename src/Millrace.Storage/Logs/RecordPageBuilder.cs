using System.Buffers;

namespace Millrace.Storage.Logs;

/// <summary>Gathers the records of a read within its limits, in pooled memory that the page then owns.</summary>
internal sealed class RecordPageBuilder(int maxRecords, long maxBytes) : IDisposable
{
    private readonly List<byte[]> _buffers = [];
    private StoredRecord[] _records = [];
    private int _count;
    private long _bytes;

    public bool IsEmpty => _count == 0;

    /// <summary>Bytes of keys and data that still fit.</summary>
    public long RoomBytes => maxBytes - _bytes;

    public bool IsFull => _count >= maxRecords || _bytes >= maxBytes;

    /// <summary>Takes a record, unless the page has records and this one does not fit.</summary>
    public bool TryAdd(in StoredRecord record)
    {
        var size = record.Key.Length + record.Data.Length;
        if (_count >= maxRecords || (_count > 0 && _bytes + size > maxBytes))
            return false;
        if (_count == _records.Length)
            Grow();
        _records[_count++] = record;
        _bytes += size;
        return true;
    }

    /// <summary>Takes a pooled buffer that records lie in; it goes back with the page.</summary>
    public void Own(byte[] buffer) => _buffers.Add(buffer);

    /// <summary>The page; it owns this builder's memory from now on.</summary>
    public RecordPage Build() => new(new ArraySegment<StoredRecord>(_records, 0, _count), this);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var buffer in _buffers)
            ArrayPool<byte>.Shared.Return(buffer);
        _buffers.Clear();
        if (_records.Length > 0)
            ArrayPool<StoredRecord>.Shared.Return(_records, clearArray: true);
        _records = [];
        _count = 0;
    }

    private void Grow()
    {
        var grown = ArrayPool<StoredRecord>.Shared.Rent(Math.Min(maxRecords, Math.Max(16, _count * 2)));
        _records.AsSpan(0, _count).CopyTo(grown);
        if (_records.Length > 0)
            ArrayPool<StoredRecord>.Shared.Return(_records, clearArray: true);
        _records = grown;
    }
}
