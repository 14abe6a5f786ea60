using System.Globalization;
using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Shards;

/// <summary>A range of hash keys, both ends included.</summary>
internal readonly record struct HashRange(UInt128 Start, UInt128 End)
{
    /// <summary>Cuts the whole space into ranges of one width; the last takes the rest (facts/kinesis.md 4.3).</summary>
    public static HashRange[] Even(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var ranges = new HashRange[count];
        if (count == 1)
        {
            ranges[0] = new HashRange(UInt128.Zero, UInt128.MaxValue);
            return ranges;
        }

        // floor(2^128 / count), and 2^128 itself has no room in 128 bits.
        var (width, rest) = UInt128.DivRem(UInt128.MaxValue, (UInt128)count);
        if (rest + 1 == (UInt128)count) width++;
        for (var i = 0; i < count; i++)
        {
            var start = width * (UInt128)i;
            ranges[i] = new HashRange(start, i == count - 1 ? UInt128.MaxValue : start + width - 1);
        }

        return ranges;
    }

    /// <summary>Whether the range holds a hash key.</summary>
    public bool Contains(UInt128 hashKey) => Start <= hashKey && hashKey <= End;

    /// <summary>The range as it is answered.</summary>
    public HashKeyRange ToShape() => new()
    {
        StartingHashKey = Start.ToString(CultureInfo.InvariantCulture),
        EndingHashKey = End.ToString(CultureInfo.InvariantCulture),
    };
}
