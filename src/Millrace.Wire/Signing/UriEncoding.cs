using System.Buffers;

namespace Millrace.Wire.Signing;

/// <summary>Percent-encoding as SigV4 wants it: all but RFC 3986's unreserved characters, upper-case hex, a blank as <c>%20</c>.</summary>
internal static class UriEncoding
{
    private static readonly SearchValues<byte> Unreserved =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~"u8);

    /// <summary>Encodes text, a percent sign included.</summary>
    public static void Encode(scoped ReadOnlySpan<char> text, ref Utf8Builder target)
    {
        using var utf8 = new Utf8Builder(stackalloc byte[256]);
        utf8.Append(text);
        Encode(utf8.Written, ref target);
    }

    /// <summary>Brings text that is encoded in some way into the one encoding: decodes it once and encodes it.</summary>
    /// <remarks><c>+</c> stands for itself, and a percent sign without two hex digits too.</remarks>
    public static string Canonical(ReadOnlySpan<char> encoded)
    {
        var utf8 = new Utf8Builder(stackalloc byte[256]);
        var target = new Utf8Builder(stackalloc byte[256]);
        try
        {
            Decode(encoded, ref utf8);
            Encode(utf8.Written, ref target);
            return target.ToString();
        }
        finally
        {
            utf8.Dispose();
            target.Dispose();
        }
    }

    /// <summary>Decodes percent-encoded text.</summary>
    public static string Decode(ReadOnlySpan<char> encoded)
    {
        var utf8 = new Utf8Builder(stackalloc byte[256]);
        try
        {
            Decode(encoded, ref utf8);
            return utf8.ToString();
        }
        finally
        {
            utf8.Dispose();
        }
    }

    private static void Encode(scoped ReadOnlySpan<byte> utf8, ref Utf8Builder target)
    {
        while (!utf8.IsEmpty)
        {
            var plain = utf8.IndexOfAnyExcept(Unreserved);
            if (plain < 0) plain = utf8.Length;
            target.Append(utf8[..plain]);
            if (plain == utf8.Length) return;
            target.Append((byte)'%');
            target.Append(UpperHex(utf8[plain] >> 4));
            target.Append(UpperHex(utf8[plain] & 15));
            utf8 = utf8[(plain + 1)..];
        }
    }

    private static void Decode(scoped ReadOnlySpan<char> encoded, ref Utf8Builder utf8)
    {
        while (!encoded.IsEmpty)
        {
            var plain = encoded.IndexOf('%');
            if (plain < 0) plain = encoded.Length;
            utf8.Append(encoded[..plain]);
            encoded = encoded[plain..];
            if (encoded.IsEmpty) return;
            if (encoded.Length >= 3 && char.IsAsciiHexDigit(encoded[1]) && char.IsAsciiHexDigit(encoded[2]))
            {
                utf8.Append((byte)((HexValue(encoded[1]) << 4) | HexValue(encoded[2])));
                encoded = encoded[3..];
            }
            else
            {
                utf8.Append((byte)'%');
                encoded = encoded[1..];
            }
        }
    }

    private static byte UpperHex(int digit) => "0123456789ABCDEF"u8[digit];

    private static int HexValue(char digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
