using System.Buffers;
using System.IO.Hashing;

namespace Millrace.Http;

/// <summary>
/// Collects an answer's body in pooled chunks, so that its length is known before its first byte is sent and nothing is copied to make room. Most
/// answers fit into a small one.
/// </summary>
/// <param name="chunks">Where the chunks of the others are from.</param>
internal sealed class ResponseBuffer(ChunkPool chunks) : IBufferWriter<byte>, IDisposable
{
    private const int SmallChunk = 4096;

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
        foreach (var chunk in _full) Return(chunk.Array!);
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

    /// <summary>A copy of the first bytes that were written.</summary>
    public byte[] Start(int most)
    {
        var first = _full.Count > 0 ? _full[0].AsSpan() : _current.AsSpan(0, _used);
        return first[..Math.Min(first.Length, most)].ToArray();
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
        if (_current.Length > 0) Return(_current);
        _current = [];
    }

    private void Reserve(int sizeHint)
    {
        if (_current.Length - _used >= Math.Max(sizeHint, 1)) return;
        if (_used > 0)
        {
            _full.Add(new(_current, 0, _used));
            _lengthOfFull += _used;
        }
        else if (_current.Length > 0)
        {
            Return(_current);
        }

        _current = Rent(sizeHint);
        _used = 0;
    }

    // What a writer wants in one piece may be larger than a chunk, and is then from elsewhere.
    private byte[] Rent(int size) => _lengthOfFull == 0 && _current.Length == 0 && size <= SmallChunk ? ArrayPool<byte>.Shared.Rent(SmallChunk)
        : size <= ChunkPool.ChunkBytes ? chunks.Rent()
        : ArrayPool<byte>.Shared.Rent(size);

    private void Return(byte[] chunk)
    {
        if (chunk.Length == ChunkPool.ChunkBytes) chunks.Return(chunk);
        else ArrayPool<byte>.Shared.Return(chunk);
    }
}
