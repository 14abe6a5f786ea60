namespace Millrace.Kinesis.Records;

/// <summary>An unsigned integer of 192 bits, as wide as sequence numbers need, that only goes to decimal and back.</summary>
/// <param name="High">Bits 191 to 128.</param>
/// <param name="Middle">Bits 127 to 64.</param>
/// <param name="Low">Bits 63 to 0.</param>
internal readonly record struct UInt192(ulong High, ulong Middle, ulong Low) : IComparable<UInt192>
{
    /// <summary>Every number of so many decimal digits fits.</summary>
    public const int SafeDigits = 57;

    private const int LimbCount = 6;
    private const int ChunkDigits = 9;
    private const uint ChunkBase = 1_000_000_000;

    /// <inheritdoc/>
    public int CompareTo(UInt192 other) => (High, Middle, Low).CompareTo((other.High, other.Middle, other.Low));

    /// <summary>Writes the number in ASCII, right-aligned over the whole of <paramref name="digits"/>, with leading zeros.</summary>
    public void Format(Span<byte> digits)
    {
        Span<uint> limbs =
        [
            (uint)(High >> 32), (uint)High, (uint)(Middle >> 32), (uint)Middle, (uint)(Low >> 32), (uint)Low,
        ];
        for (var end = digits.Length; end > 0; end -= ChunkDigits)
        {
            var start = Math.Max(0, end - ChunkDigits);
            var chunk = DivideByChunkBase(ref limbs);
            for (var at = end - 1; at >= start; at--)
            {
                (chunk, var digit) = Math.DivRem(chunk, 10);
                digits[at] = (byte)('0' + digit);
            }
        }
    }

    /// <summary>Reads at most <see cref="SafeDigits"/> decimal digits.</summary>
    public static bool TryParse(ReadOnlySpan<char> digits, out UInt192 value)
    {
        value = default;
        if (digits.IsEmpty || digits.Length > SafeDigits) return false;

        Span<uint> limbs = stackalloc uint[LimbCount];
        while (!digits.IsEmpty)
        {
            uint factor = 1, chunk = 0;
            var taken = Math.Min(ChunkDigits, digits.Length);
            foreach (var digit in digits[..taken])
            {
                if (!char.IsAsciiDigit(digit)) return false;
                chunk = chunk * 10 + (uint)(digit - '0');
                factor *= 10;
            }

            MultiplyAdd(limbs, factor, chunk);
            digits = digits[taken..];
        }

        value = new UInt192(Join(limbs[0], limbs[1]), Join(limbs[2], limbs[3]), Join(limbs[4], limbs[5]));
        return true;
    }

    // Limbs that have become zero are cut off, so each division has less to do.
    private static uint DivideByChunkBase(ref Span<uint> limbs)
    {
        ulong remainder = 0;
        for (var i = 0; i < limbs.Length; i++)
        {
            var dividend = remainder << 32 | limbs[i];
            var quotient = dividend / ChunkBase;
            limbs[i] = (uint)quotient;
            remainder = dividend - quotient * ChunkBase;
        }

        while (limbs is [0, ..]) limbs = limbs[1..];
        return (uint)remainder;
    }

    private static void MultiplyAdd(Span<uint> limbs, uint factor, ulong addend)
    {
        for (var i = LimbCount - 1; i >= 0; i--)
        {
            addend += (ulong)limbs[i] * factor;
            limbs[i] = (uint)addend;
            addend >>= 32;
        }
    }

    private static ulong Join(uint high, uint low) => (ulong)high << 32 | low;
}
