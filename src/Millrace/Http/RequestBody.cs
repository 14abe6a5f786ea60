using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Millrace.Http;

/// <summary>A whole request body in pooled memory.</summary>
internal sealed class RequestBody : IDisposable
{
    /// <summary>
    /// What is rented at first at most, whatever length a client announces: memory grows with what arrives and not with what is promised.
    /// </summary>
    private const int LargestFirstBuffer = 1024 * 1024;

    private const int SmallestBuffer = 4096;

    private byte[] _buffer;
    private int _length;

    private RequestBody(int size) => _buffer = ArrayPool<byte>.Shared.Rent(size);

    /// <summary>The body. It may be changed in place.</summary>
    public Memory<byte> Bytes => _buffer.AsMemory(0, _length);

    /// <summary>Reads a body to its end.</summary>
    /// <param name="request">The request.</param>
    /// <param name="limit">The most bytes that are taken.</param>
    /// <param name="cancellationToken">Fires when the client is gone.</param>
    /// <returns>The body; null when it is larger than the limit.</returns>
    public static async ValueTask<RequestBody?> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        var announced = request.ContentLength ?? 0;
        if (announced > limit) return null;

        // One byte more than announced, so that the read that finds the end has somewhere to write.
        var body = new RequestBody((int)Math.Clamp(announced + 1, SmallestBuffer, LargestFirstBuffer));
        var isWhole = false;
        try
        {
            isWhole = await body.FillAsync(request.Body, limit, cancellationToken);
            return isWhole ? body : null;
        }
        finally
        {
            if (!isWhole) body.Dispose();
        }
    }

    public void Dispose()
    {
        if (_buffer.Length > 0) ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _length = 0;
    }

    private async ValueTask<bool> FillAsync(Stream stream, int limit, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_length == _buffer.Length) Grow();
            var read = await stream.ReadAsync(_buffer.AsMemory(_length), cancellationToken);
            if (read == 0) return true;
            _length += read;
            if (_length > limit) return false;
        }
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
