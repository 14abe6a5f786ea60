using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Millrace.Model.Policies;

/// <summary>A block of addresses, as in <c>192.0.2.0/24</c>.</summary>
internal readonly struct CidrBlock
{
    private const int V4Bits = 32;
    private const int V6Bits = 128;
    private const int MappedBits = V6Bits - V4Bits;

    private static readonly SearchValues<char> AddressCharacters = SearchValues.Create("0123456789abcdefABCDEF:.");

    private readonly Address _address;
    private readonly int _prefix;

    private CidrBlock(Address address, int prefix)
    {
        _address = address;
        _prefix = prefix;
    }

    /// <summary>An address; one of version 4 that is written as version 6 is of version 4.</summary>
    /// <param name="Value">Its bits.</param>
    /// <param name="Bits">How many there are.</param>
    internal readonly record struct Address(UInt128 Value, int Bits);

    /// <summary>Whether an address lies within.</summary>
    public bool Contains(Address address) =>
        address.Bits == _address.Bits && (_prefix == 0 || (address.Value ^ _address.Value) >> (address.Bits - _prefix) == 0);

    /// <summary>Reads a block; a lone address is a block of one.</summary>
    public static bool TryRead(string text, out CidrBlock block)
    {
        block = default;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var addressText = slash < 0 ? text : text[..slash];
        if (!TryReadAddress(addressText, out var address)) return false;

        // The prefix counts the bits of the form that the address is written in.
        var skipped = address.Bits == V4Bits && addressText.Contains(':', StringComparison.Ordinal) ? MappedBits : 0;
        var prefix = address.Bits + skipped;
        if (slash >= 0 && !TryReadPrefix(text.AsSpan(slash + 1), prefix, out prefix)) return false;
        if (prefix < skipped) return false;

        block = new CidrBlock(address, prefix - skipped);
        return true;
    }

    /// <summary>Reads an address in the form that everybody writes; shorter and octal ones mean another address elsewhere.</summary>
    public static bool TryReadAddress(string text, out Address address)
    {
        address = default;
        var dotted = text.AsSpan(text.LastIndexOf(':') + 1);
        if (text.AsSpan().ContainsAnyExcept(AddressCharacters) || (dotted.Contains('.') && !IsDotted(dotted))) return false;
        if (dotted.Length == text.Length && !dotted.Contains('.')) return false;
        if (!IPAddress.TryParse(text, out var parsed)) return false;

        Span<byte> bytes = stackalloc byte[16];
        if (parsed.IsIPv4MappedToIPv6) parsed = parsed.MapToIPv4();
        if (!parsed.TryWriteBytes(bytes, out _)) return false;

        address = parsed.AddressFamily == AddressFamily.InterNetwork
            ? new Address(BinaryPrimitives.ReadUInt32BigEndian(bytes), V4Bits)
            : new Address(BinaryPrimitives.ReadUInt128BigEndian(bytes), V6Bits);
        return true;
    }

    private static bool IsDotted(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var range in text.Split('.'))
        {
            count++;
            if (!TryReadPrefix(text[range], byte.MaxValue, out _)) return false;
        }

        return count == 4;
    }

    private static bool TryReadPrefix(ReadOnlySpan<char> text, int most, out int number)
    {
        number = 0;
        return text.Length is >= 1 and <= 3
            && (text.Length == 1 || text[0] != '0')
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && number <= most;
    }
}
