using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Millrace.Wire;

/// <summary>Decodes base64 as strictly as AWS does, with its texts (facts/kinesis.md 2.1).</summary>
internal static class Base64Blob
{
    private static readonly SearchValues<byte> Alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8);

    private const int ChunkDigits = 4096;

    /// <summary>Decodes in place.</summary>
    /// <param name="text">The encoded text; its first <paramref name="length"/> bytes become the decoded ones.</param>
    /// <param name="length">How many bytes were decoded.</param>
    /// <returns>Null, or what is wrong with the text, which is then left as it was.</returns>
    public static string? Decode(Span<byte> text, out int length)
    {
        length = 0;
        if (text.IsEmpty) return null;
        var padding = text is [.., (byte)'=', (byte)'='] ? 2 : text[^1] == '=' ? 1 : 0;
        var digits = text[..^padding];
        if (text.Length % 4 != 0 || digits.ContainsAnyExcept(Alphabet)) return Complaint(text, padding);
        // The bits of the last digit that no byte takes must be zero.
        if (padding > 0 && (Value(digits[^1]) & (padding == 1 ? 0b11 : 0b1111)) != 0) return Complaint(text, padding);
        length = DecodeChunks(text);
        return null;
    }

    // The library decodes in place byte by byte: 1 KB in 590 ns, and in 40 ns to another place.
    private static int DecodeChunks(Span<byte> text)
    {
        Span<byte> decoded = stackalloc byte[ChunkDigits / 4 * 3];
        var length = 0;
        for (var at = 0; at < text.Length; at += ChunkDigits)
        {
            Base64.DecodeFromUtf8(text.Slice(at, Math.Min(ChunkDigits, text.Length - at)), decoded, out _, out var written);
            decoded[..written].CopyTo(text[length..]);
            length += written;
        }

        return length;
    }

    private static string Complaint(ReadOnlySpan<byte> text, int padding)
    {
        var shown = Encoding.UTF8.GetString(text);
        var head = $"'{shown}' can not be converted to a Blob: ";
        if (shown.Length % 4 != 0) return $"{head}Base64 encoded length is expected a multiple of 4 bytes but found: {shown.Length}";
        foreach (var c in shown.AsSpan(..^padding))
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '/')) return $"{head}Invalid Base64 character: '{c}'";
        }

        return $"{head}Invalid last non-pad Base64 character dectected";
    }

    private static int Value(byte digit) => digit switch
    {
        >= (byte)'a' => digit - 'a' + 26,
        >= (byte)'A' => digit - 'A',
        >= (byte)'0' => digit - '0' + 52,
        (byte)'+' => 62,
        _ => 63,
    };
}
