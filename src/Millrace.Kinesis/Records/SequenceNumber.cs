using System.Text;

namespace Millrace.Kinesis.Records;

/// <summary>
/// A sequence number taken apart (facts/kinesis.md 4.4). Version 2, the one that is handed out, is 47 hex digits printed in decimal:
/// <code>
/// 2 ccccccccc n iiiiiiiiiiiiiiii rr ttttttttt ssssssss 2
/// | |         | |                |  |         |        version
/// | |         | |                |  |         shard index, signed
/// | |         | |                |  second of the record's arrival
/// | |         | |                always 00
/// | |         | index in the shard, 63 bits
/// | |         low nibble of the shard index
/// | second of the shard's creation
/// always 2
/// </code>
/// The index is the record's position in the shard's log, so numbers rise with positions whatever the clock does.
/// </summary>
internal readonly record struct SequenceNumber : IComparable<SequenceNumber>
{
    /// <summary>The decimal digits of every number of version 2.</summary>
    public const int Digits = 56;

    private const ulong Leading = 2UL << 56;
    private const ulong SecondsMask = 0xF_FFFF_FFFF;
    private const long CreationSecondLimit = 16_025_175_000;

    /// <summary>0 and 1 are old layouts that AWS still parses; 2 is today's.</summary>
    public required int Version { get; init; }

    /// <summary>When the shard was created, in epoch seconds.</summary>
    public required long CreationSecond { get; init; }

    /// <summary>The position in the shard; 0 is the shard's start.</summary>
    public required long Index { get; init; }

    /// <summary>The two digits that are 00 in every number that is handed out.</summary>
    public byte Reserved { get; init; }

    /// <summary>When the record arrived, in epoch seconds.</summary>
    public required long ArrivalSecond { get; init; }

    /// <summary>The shard's index; negative in some numbers that nobody handed out.</summary>
    public required int ShardIndex { get; init; }

    /// <summary>The number of a record.</summary>
    public static SequenceNumber Of(long creationSecond, int shardIndex, long position, long arrivalSecond) => new()
    {
        Version = 2,
        CreationSecond = creationSecond,
        Index = position,
        ArrivalSecond = arrivalSecond,
        ShardIndex = shardIndex,
    };

    /// <summary>Reads a number of any version that AWS accepts.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out SequenceNumber number)
    {
        number = default;
        if (!UInt192.TryParse(text, out var bits)) return false;

        // Below 2^124 the leading digit of version 0 is implied.
        if (bits.High == 0 && bits.Middle < 1UL << 60) bits = bits with { Middle = bits.Middle | 1UL << 60 };

        var (high, middle, low) = bits;
        if (high == 0 && middle < 1UL << 61)
        {
            number = new SequenceNumber
            {
                Version = 0,
                CreationSecond = (long)(middle >> 24 & SecondsMask),
                Index = 0,
                ArrivalSecond = 0,
                ShardIndex = (int)(low & 0xFFFF),
            };
        }
        else if (high >> 56 == 2 && bits != new UInt192(Leading, 0, 0) && (low & 0xF) is 1)
        {
            number = new SequenceNumber
            {
                Version = 1,
                CreationSecond = (long)(high >> 20 & SecondsMask),
                Index = 0,
                ArrivalSecond = (long)((high & 0xFF) << 28 | middle >> 36),
                ShardIndex = (int)(uint)(low >> 4),
            };
        }
        else if (high >> 56 == 2 && (low & 0xF) is 2)
        {
            var index = high << 48 | middle >> 16;
            if (index > long.MaxValue) return false;
            number = new SequenceNumber
            {
                Version = 2,
                CreationSecond = (long)(high >> 20 & SecondsMask),
                Index = (long)index,
                Reserved = (byte)(middle >> 8),
                ArrivalSecond = (long)((middle & 0xFF) << 28 | low >> 36),
                ShardIndex = (int)(uint)(low >> 4),
            };
        }
        else
        {
            return false;
        }

        return number.CreationSecond < CreationSecondLimit;
    }

    /// <summary>Compares as numbers.</summary>
    public int CompareTo(SequenceNumber other) => ToBits().CompareTo(other.ToBits());

    /// <summary>The number in decimal.</summary>
    public override string ToString()
    {
        Span<byte> digits = stackalloc byte[Digits];
        Format(digits);
        return Encoding.ASCII.GetString(digits);
    }

    /// <summary>Writes the number in decimal.</summary>
    /// <param name="digits">Of <see cref="Digits"/> bytes, for ASCII.</param>
    public void Format(Span<byte> digits) => ToBits().Format(digits);

    /// <summary>The number's bits; only version 2 is written.</summary>
    internal UInt192 ToBits() => new(
        Leading | (ulong)CreationSecond << 20 | ((ulong)ShardIndex & 0xF) << 16 | (ulong)Index >> 48,
        (ulong)Index << 16 | (ulong)Reserved << 8 | (ulong)ArrivalSecond >> 28,
        (ulong)ArrivalSecond << 36 | (ulong)(uint)ShardIndex << 4 | 2);
}
