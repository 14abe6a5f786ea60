using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;

namespace Millrace.Storage.Logs.Files;

/// <summary>Appends that are written in one go: the batches as they will be in the file, and who waits for them.</summary>
internal sealed class AppendGroup
{
    /// <summary>A batch is read as a whole to check it, so longer appends are divided.</summary>
    private const int LongestBatchBytes = 256 << 10;

    /// <summary>Appends of one instant share a batch up to this size.</summary>
    private const int SharedBatchBytes = 32 << 10;

    private readonly List<PendingAppend> _appends = [];
    private byte[] _buffer = [];
    private int _batch = -1;
    private BatchHeader _header;

    public int Length { get; private set; }

    public long FirstPosition { get; private set; }

    /// <summary>The position after the last record.</summary>
    public long End { get; private set; }

    public long LastArrival => _header.Arrival;

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, Length);

    /// <summary>Copies records in.</summary>
    public void Add(ReadOnlySpan<NewRecord> records, PendingAppend append)
    {
        var (position, arrival) = append.Result;
        if (_appends.Count == 0)
            FirstPosition = position;
        _appends.Add(append);
        var size = 0;
        foreach (ref readonly var record in records)
            size += SizeOf(record);

        var joins = _batch >= 0 && _header.Arrival == arrival && _header.Flags == BatchFlags.None
            && _header.PayloadBytes + size <= SharedBatchBytes;
        Reserve(size + (1 + size / LongestBatchBytes) * BatchHeader.Bytes);
        if (!joins)
            BeginBatch(position, arrival, BatchFlags.None);
        foreach (ref readonly var record in records)
        {
            if (_header.Count > 0 && _header.PayloadBytes + SizeOf(record) > LongestBatchBytes)
            {
                _header = _header with { Flags = _header.Flags | BatchFlags.MoreFollows };
                BeginBatch(position, arrival, BatchFlags.Continuation);
            }
            Write(record);
            position++;
        }
        End = position;
    }

    /// <summary>Gives each batch its place in the file and its checksums, and notes the places that an index may want.</summary>
    public void Seal(ulong salt, long fileOffset, List<IndexEntry> places)
    {
        EndBatch();
        for (var at = 0; at < Length;)
        {
            var batch = _buffer.AsSpan(at);
            var header = Draft(batch);
            header = header with
            {
                PayloadCrc = Crc32.HashToUInt32(batch.Slice(BatchHeader.Bytes, header.PayloadBytes)),
                GroupOffset = checked((uint)fileOffset),
            };
            header.Write(batch, salt, fileOffset + at);
            if (!header.Flags.HasFlag(BatchFlags.Continuation))
                places.Add(new IndexEntry(header.FirstPosition, header.Arrival, fileOffset + at));
            at += BatchHeader.Bytes + header.PayloadBytes;
        }
    }

    /// <summary>Ends the waits, in the order of the positions.</summary>
    public void Complete()
    {
        foreach (var append in _appends)
            append.Complete();
    }

    /// <summary>Ends the waits: nothing was appended.</summary>
    public void Fail(Exception error)
    {
        foreach (var append in _appends)
            append.Fail(error);
    }

    public void Reset()
    {
        _appends.Clear();
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        Length = 0;
        _batch = -1;
        _header = default;
    }

    private static int SizeOf(in NewRecord record) => BatchHeader.RecordHeaderBytes + record.Key.Length + record.Data.Length;

    private void BeginBatch(long position, long arrival, BatchFlags flags)
    {
        EndBatch();
        _batch = Length;
        _header = new BatchHeader(0, 0, position, arrival, 0, flags, 0);
        Reserve(BatchHeader.Bytes);
        Length += BatchHeader.Bytes;
    }

    /// <summary>Keeps the batch's numbers in its place until it is sealed.</summary>
    private void EndBatch()
    {
        if (_batch >= 0)
            _header.Write(_buffer.AsSpan(_batch), salt: 0, offset: 0);
    }

    private static BatchHeader Draft(ReadOnlySpan<byte> batch) =>
        BatchHeader.TryRead(batch, salt: 0, offset: 0, out var header) ? header : throw new InvalidOperationException("A batch was not ended.");

    private void Write(in NewRecord record)
    {
        var size = SizeOf(record);
        Reserve(size);
        var target = _buffer.AsSpan(Length, size);
        BinaryPrimitives.WriteInt32LittleEndian(target, record.Data.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(target[4..], (ushort)record.Key.Length);
        target[6] = record.Attributes;
        target[7] = 0;
        record.Key.Span.CopyTo(target[BatchHeader.RecordHeaderBytes..]);
        record.Data.Span.CopyTo(target[(BatchHeader.RecordHeaderBytes + record.Key.Length)..]);
        Length += size;
        _header = _header with { PayloadBytes = _header.PayloadBytes + size, Count = _header.Count + 1 };
    }

    private void Reserve(int bytes)
    {
        if (Length + bytes <= _buffer.Length)
            return;
        var grown = ArrayPool<byte>.Shared.Rent(Math.Max(Math.Max(4096, Length + bytes), (int)Math.Min(Array.MaxLength, _buffer.Length * 2L)));
        Bytes.CopyTo(grown);
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = grown;
    }
}
