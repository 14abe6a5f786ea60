using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Millrace.Iam.Sessions;

/// <summary>JSON made small: tokens travel with every request.</summary>
internal static class PackedJson
{
    /// <summary>Bytes that JSON may have before it is packed: more than 50 tags of the largest size.</summary>
    public const int MostBytes = 64 * 1024;

    private const int Quality = 9;
    private const int Window = 16;

    /// <summary>Writes a value as JSON and packs it; null when the JSON is larger than <see cref="MostBytes"/>.</summary>
    public static byte[]? Pack<T>(T value, JsonTypeInfo<T> type)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, type);
        if (json.Length > MostBytes) return null;

        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(json.Length)];
        return BrotliEncoder.TryCompress(json, packed, out var length, Quality, Window)
            ? packed[..length]
            : throw new InvalidOperationException($"{json.Length} bytes of JSON could not be packed.");
    }

    /// <summary>Reads what <see cref="Pack"/> made.</summary>
    /// <exception cref="InvalidDataException">It was not made so.</exception>
    public static T Unpack<T>(ReadOnlySpan<byte> packed, JsonTypeInfo<T> type)
    {
        var json = ArrayPool<byte>.Shared.Rent(MostBytes);
        try
        {
            return BrotliDecoder.TryDecompress(packed, json, out var length) && JsonSerializer.Deserialize(json.AsSpan(0, length), type) is { } value
                ? value
                : throw new InvalidDataException("What was packed cannot be unpacked.");
        }
        finally
        {
            // What was in it may be a secret.
            ArrayPool<byte>.Shared.Return(json, clearArray: true);
        }
    }
}
