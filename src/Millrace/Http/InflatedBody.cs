using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Millrace.Wire;

namespace Millrace.Http;

/// <summary>Bodies that come compressed (facts/dynamodb.md 3). The signature is over what was sent, the limit holds for what comes out.</summary>
internal static class InflatedBody
{
    /// <summary>Whether a request says that its body is compressed, to a service that takes such bodies.</summary>
    public static bool IsCompressed(HttpRequest request, ServiceDescriptor service) =>
        service.AcceptsGzip && IsCompressed(request);

    /// <summary>Whether a request says that its body is compressed.</summary>
    public static bool IsCompressed(HttpRequest request) =>
        request.Headers.ContentEncoding is [{ } encoding] && encoding.Equals("gzip", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a body holds.</summary>
    /// <param name="body">The body as it was sent.</param>
    /// <param name="operation">The operation, which the error names.</param>
    /// <param name="limit">The most bytes that may come out.</param>
    /// <param name="cancellationToken">Fires when the client is gone.</param>
    /// <exception cref="ServiceException">It is not compressed, or holds too much.</exception>
    public static async ValueTask<Memory<byte>> ReadAsync(ReadOnlyMemory<byte> body, Operation operation, int limit, CancellationToken cancellationToken)
    {
        try
        {
            return await InflateAsync(body, limit, cancellationToken) ?? throw GateErrors.TooLarge(operation, limit);
        }
        catch (InvalidDataException)
        {
            throw GateErrors.Malformed();
        }
    }

    /// <summary>What a body holds, or null when it is not compressed or holds too much.</summary>
    /// <param name="body">The body as it was sent.</param>
    /// <param name="limit">The most bytes that may come out.</param>
    /// <param name="cancellationToken">Fires when the client is gone.</param>
    public static async ValueTask<Memory<byte>?> TryReadAsync(ReadOnlyMemory<byte> body, int limit, CancellationToken cancellationToken)
    {
        try
        {
            return await InflateAsync(body, limit, cancellationToken);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static async ValueTask<Memory<byte>?> InflateAsync(ReadOnlyMemory<byte> body, int limit, CancellationToken cancellationToken)
    {
        using var compressed = new MemoryStream(body.ToArray(), writable: false);
        using var inflating = new GZipStream(compressed, CompressionMode.Decompress);
        using var inflated = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await inflating.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            if (inflated.Length + read > limit) return null;
            inflated.Write(buffer, 0, read);
        }

        return inflated.GetBuffer().AsMemory(0, (int)inflated.Length);
    }
}
