using System.Buffers;
using System.IO.Hashing;
using Millrace.Storage.Devices;

namespace Millrace.Storage.Logs.Files;

/// <summary>
/// Walks the batches of a segment, a window of bytes at a time. What is no batch it reports as a lost range of positions, and goes on after it.
/// </summary>
/// <param name="file">The segment.</param>
/// <param name="salt">The segment's salt.</param>
/// <param name="start">Where to begin: a batch's place.</param>
/// <param name="length">Where the segment's batches end.</param>
/// <param name="end">The position after the segment's last record; <see cref="long.MaxValue"/> when that is what is looked for.</param>
/// <param name="windowBytes">How much to read at once.</param>
internal sealed class BatchCursor(IDeviceFile file, ulong salt, IndexEntry start, long length, long end, int windowBytes) : IDisposable
{
    private byte[] _window = [];
    private long _windowOffset;
    private int _windowLength;
    private bool _windowTaken;
    private long _expected = start.Position;

    /// <summary>Where the batch or the lost range begins.</summary>
    public long Offset { get; private set; } = start.Offset;

    /// <summary>Where the next one begins.</summary>
    public long NextOffset { get; private set; } = start.Offset;

    /// <summary>The batch, unless <see cref="IsLost"/>.</summary>
    public BatchHeader Header { get; private set; }

    /// <summary>Whether there is no batch here but bytes that were one.</summary>
    public bool IsLost { get; private set; }

    /// <summary>The first position of the batch or the lost range.</summary>
    public long FirstPosition { get; private set; }

    /// <summary>The position after the batch or the lost range.</summary>
    public long EndPosition { get; private set; }

    /// <summary>Steps to the next batch or lost range; false at the end.</summary>
    public bool MoveNext()
    {
        Offset = NextOffset;
        FirstPosition = _expected;
        IsLost = false;
        if (Offset >= length)
        {
            // The segment ends before the records do that are known to have been in it.
            if (_expected >= end || end == long.MaxValue)
                return false;
            Lose(length, end);
            return true;
        }
        if (!TryHeaderAt(Offset, out var header))
        {
            var (next, position) = FindNextBatch(Offset + 1);
            Lose(next, position);
            return true;
        }
        if (header.FirstPosition > _expected)
        {
            Lose(Offset, header.FirstPosition);
            return true;
        }
        Header = header;
        FirstPosition = header.FirstPosition;
        EndPosition = _expected = header.EndPosition;
        NextOffset = Offset + BatchHeader.Bytes + header.PayloadBytes;
        return true;
    }

    /// <summary>Reads the batch's records; false when they do not match their checksum.</summary>
    /// <param name="payload">The records, in memory that is good until the next step, or for longer when it is taken.</param>
    public bool TryReadPayload(out ReadOnlyMemory<byte> payload)
    {
        payload = default;
        if (!TryLoad(Offset, BatchHeader.Bytes + Header.PayloadBytes))
            return false;
        payload = _window.AsMemory((int)(Offset - _windowOffset) + BatchHeader.Bytes, Header.PayloadBytes);
        return Crc32.HashToUInt32(payload.Span) == Header.PayloadCrc;
    }

    /// <summary>Takes the memory that the last payload is in; the caller gives it back to the pool.</summary>
    /// <returns>The memory, or null when it was taken before.</returns>
    public byte[]? TakeWindow()
    {
        if (_windowTaken)
            return null;
        _windowTaken = true;
        return _window;
    }

    public void Dispose()
    {
        if (!_windowTaken && _window.Length > 0)
            ArrayPool<byte>.Shared.Return(_window);
        _window = [];
        _windowLength = 0;
    }

    private void Lose(long nextOffset, long position)
    {
        IsLost = true;
        EndPosition = _expected = position;
        NextOffset = nextOffset;
    }

    private bool TryHeaderAt(long offset, out BatchHeader header)
    {
        header = default;
        return TryLoad(offset, BatchHeader.Bytes)
            && BatchHeader.TryRead(_window.AsSpan((int)(offset - _windowOffset), BatchHeader.Bytes), salt, offset, out header)
            && header.FirstPosition >= _expected
            && offset + BatchHeader.Bytes + header.PayloadBytes <= length;
    }

    /// <summary>Looks for the next whole batch header, byte by byte.</summary>
    private (long Offset, long Position) FindNextBatch(long offset)
    {
        while (offset + BatchHeader.Bytes <= length)
        {
            var wanted = (int)Math.Min(length - offset, Math.Max(windowBytes, BatchHeader.Bytes));
            if (!TryLoad(offset, BatchHeader.Bytes))
                break;
            var available = (int)Math.Min(wanted, _windowLength - (offset - _windowOffset));
            var seen = _window.AsSpan((int)(offset - _windowOffset), available);
            var found = seen.IndexOf(BatchHeader.Magic);
            if (found < 0)
            {
                // The magic may straddle the window's end.
                offset += available - BatchHeader.Magic.Length + 1;
                continue;
            }
            if (TryHeaderAt(offset + found, out var header))
                return (offset + found, header.FirstPosition);
            offset += found + 1;
        }
        return (length, end);
    }

    /// <summary>Sees to it that bytes are in the window; false when the file does not have them.</summary>
    private bool TryLoad(long offset, int count)
    {
        if (offset >= _windowOffset && offset + count <= _windowOffset + _windowLength)
            return true;
        if (offset + count > length)
            return false;
        var wanted = (int)Math.Max(count, Math.Min(length - offset, windowBytes));
        if (_windowTaken || _window.Length < wanted)
        {
            if (!_windowTaken && _window.Length > 0)
                ArrayPool<byte>.Shared.Return(_window);
            _window = ArrayPool<byte>.Shared.Rent(wanted);
            _windowTaken = false;
        }
        _windowOffset = offset;
        _windowLength = file.Read(_window.AsSpan(0, wanted), offset);
        return _windowLength >= count;
    }
}
