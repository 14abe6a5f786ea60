using System.Buffers;
using System.Text;

namespace Millrace.Wire.Signing;

/// <summary>Builds UTF-8 text in the caller's memory, and in pooled memory once that is too small.</summary>
internal ref struct Utf8Builder(Span<byte> initial)
{
    private Span<byte> _buffer = initial;
    private byte[]? _rented;
    private int _length;

    public readonly ReadOnlySpan<byte> Written => _buffer[.._length];

    public void Append(byte value) => Reserve(1)[0] = value;

    public void Append(scoped ReadOnlySpan<byte> utf8) => utf8.CopyTo(Reserve(utf8.Length));

    public void Append(scoped ReadOnlySpan<char> text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_buffer.Length - _length < most) Grow(most);
        _length += Encoding.UTF8.GetBytes(text, _buffer[_length..]);
    }

    public void AppendHex(scoped ReadOnlySpan<byte> bytes) =>
        Convert.TryToHexStringLower(bytes, Reserve(bytes.Length * 2), out _);

    public override readonly string ToString() => Encoding.UTF8.GetString(Written);

    public void Dispose()
    {
        if (_rented is not null) ArrayPool<byte>.Shared.Return(_rented);
        this = default;
    }

    private Span<byte> Reserve(int count)
    {
        if (_buffer.Length - _length < count) Grow(count);
        var reserved = _buffer.Slice(_length, count);
        _length += count;
        return reserved;
    }

    private void Grow(int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + count));
        Written.CopyTo(larger);
        if (_rented is not null) ArrayPool<byte>.Shared.Return(_rented);
        _buffer = _rented = larger;
    }
}
