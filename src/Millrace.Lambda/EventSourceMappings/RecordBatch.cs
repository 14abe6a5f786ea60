using System.Buffers;
using System.Text;

namespace Millrace.Lambda.EventSourceMappings;

/// <summary>
/// Records of a shard as the event that a function gets (facts/lambda.md 7, Event), written when they are read: the memory they came from goes back at once,
/// and a part of the batch is a part of the text.
/// </summary>
/// <param name="form">How records are written.</param>
/// <param name="window">The tumbling window that all of them are in, without a state; null for none.</param>
internal sealed class RecordBatch(EventForm form, ShardWindow? window = null) : IDisposable
{
    /// <summary>The most bytes of an event.</summary>
    private const int MostBytes = 6_291_456;
    private const int FirstBytes = 16 * 1024;

    private readonly int _mostBytes = MostBytes - (window is null ? 0 : ShardWindow.MostBytes);
    private readonly List<Entry> _entries = [];
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(FirstBytes);
    private int _length = Prefix.Length;

    private static ReadOnlySpan<byte> Prefix => "{\"Records\":["u8;

    private static ReadOnlySpan<byte> Suffix => "]}"u8;

    /// <summary>How many records there are.</summary>
    public int Count => _entries.Count;

    /// <summary>The tumbling window of the records, without a state; null for none.</summary>
    public ShardWindow? Window => window;

    /// <summary>The position of a record.</summary>
    public long PositionOf(int index) => _entries[index].Position;

    /// <summary>When a record arrived, in epoch milliseconds.</summary>
    public long ArrivalOf(int index) => _entries[index].Arrival;

    /// <summary>The sequence number of a record.</summary>
    public ReadOnlySpan<byte> SequenceNumberOf(int index) => _bytes.AsSpan(_entries[index].NumberStart, _entries[index].NumberLength);

    /// <summary>Which record has a sequence number; -1 for none.</summary>
    public int IndexOf(ReadOnlySpan<byte> sequenceNumber, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (SequenceNumberOf(i).SequenceEqual(sequenceNumber)) return i;
        }

        return -1;
    }

    /// <summary>Adds a record; false when the event would grow too large.</summary>
    public bool TryAdd(in SourceRecord record)
    {
        var most = form.MostBytesOf(record);
        if (_entries.Count > 0 && _length + most + Suffix.Length + 1 > _mostBytes) return false;
        Reserve(most + Suffix.Length + 1);
        if (_entries.Count == 0) Prefix.CopyTo(_bytes);
        else _bytes[_length++] = (byte)',';
        var start = _length;
        _length += form.Write(record, _bytes.AsSpan(start), out var numberStart);
        _entries.Add(new Entry(record.Position, record.Arrival, start, _length, start + numberStart, record.SequenceNumber.Length));
        return true;
    }

    /// <summary>The event of some of the records. It is good until the next one is asked for.</summary>
    public ReadOnlyMemory<byte> Event(int start, int end)
    {
        if (start == 0 && end == Count)
        {
            Suffix.CopyTo(_bytes.AsSpan(_length));
            return _bytes.AsMemory(0, _length + Suffix.Length);
        }

        return (byte[])[.. Prefix, .. Records(start, end), .. Suffix];
    }

    /// <summary>Some of the records as JSON, with commas between them.</summary>
    public ReadOnlySpan<byte> Records(int start, int end) => _bytes.AsSpan(_entries[start].Start, _entries[end - 1].End - _entries[start].Start);

    /// <summary>Some of the records, told by the first and the last.</summary>
    public RecordRange Range(int start, int end) => new(
        Encoding.ASCII.GetString(SequenceNumberOf(start)),
        Encoding.ASCII.GetString(SequenceNumberOf(end - 1)),
        ArrivalOf(start),
        ArrivalOf(end - 1),
        end - start);

    /// <inheritdoc/>
    public void Dispose()
    {
        var bytes = Interlocked.Exchange(ref _bytes, []);
        if (bytes.Length > 0) ArrayPool<byte>.Shared.Return(bytes);
    }

    private void Reserve(int more)
    {
        if (_bytes.Length - _length >= more) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _length + more));
        _bytes.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }

    private readonly record struct Entry(long Position, long Arrival, int Start, int End, int NumberStart, int NumberLength);
}
