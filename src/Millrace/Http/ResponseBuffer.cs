using System.Buffers;
using System.IO.Hashing;

namespace Millrace.Http;

/// <summary>
/// Collects an answer's body in pooled chunks, so that its length is known before its first byte is sent and nothing is copied to make room.
/// </summary>
internal sealed class ResponseBuffer : IBufferWriter<byte>, IDisposable
{
    private const int FirstChunk = 4096;
    private const int LargestChunk = 1024 * 1024;

    private readonly List<ArraySegment<byte>> _full = [];
    private byte[] _current = [];
    private int _used;
    private long _lengthOfFull;

    /// <summary>Bytes written so far.</summary>
    public long Length => _lengthOfFull + _used;

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)(_current.Length - _used));
        _used += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _current.AsMemory(_used);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _current.AsSpan(_used);
    }

    /// <summary>Forgets what was written.</summary>
    public void Clear()
    {
        foreach (var chunk in _full) ArrayPool<byte>.Shared.Return(chunk.Array!);
        _full.Clear();
        _lengthOfFull = 0;
        _used = 0;
    }

    /// <summary>The CRC-32 of what was written.</summary>
    public uint Checksum()
    {
        var crc = new Crc32();
        foreach (var chunk in _full) crc.Append(chunk);
        crc.Append(_current.AsSpan(0, _used));
        return crc.GetCurrentHashAsUInt32();
    }

    /// <summary>Sends what was written.</summary>
    public async ValueTask SendAsync(Stream stream, CancellationToken cancellationToken)
    {
        foreach (var chunk in _full) await stream.WriteAsync(chunk, cancellationToken);
        if (_used > 0) await stream.WriteAsync(_current.AsMemory(0, _used), cancellationToken);
    }

    public void Dispose()
    {
        Clear();
        if (_current.Length > 0) ArrayPool<byte>.Shared.Return(_current);
        _current = [];
    }

    private void Reserve(int sizeHint)
    {
        if (_current.Length - _used >= Math.Max(sizeHint, 1)) return;
        var size = Math.Max(sizeHint, Math.Clamp(_current.Length * 2, FirstChunk, LargestChunk));
        if (_used > 0)
        {
            _full.Add(new(_current, 0, _used));
            _lengthOfFull += _used;
        }
        else if (_current.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_current);
        }

        _current = ArrayPool<byte>.Shared.Rent(size);
        _used = 0;
    }
}
