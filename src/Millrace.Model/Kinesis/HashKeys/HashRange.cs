using System.Globalization;

namespace Millrace.Model.Kinesis;

/// <summary>A shard's hash keys as numbers, both ends included; <see cref="HashKeyRange"/> is the same on the wire.</summary>
/// <param name="Start">The lowest hash key.</param>
/// <param name="End">The highest hash key.</param>
public readonly record struct HashRange(UInt128 Start, UInt128 End)
{
    /// <summary>Cuts the whole space into ranges of one width; the last takes the rest (facts/kinesis.md 4.3).</summary>
    /// <param name="count">How many ranges, at least 1.</param>
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

    /// <summary>Reads the range of a shard's description.</summary>
    /// <param name="range">The range as <c>ListShards</c> answers it.</param>
    /// <exception cref="FormatException">A bound is no decimal number.</exception>
    /// <exception cref="OverflowException">A bound is 2^128 or more.</exception>
    public static HashRange From(HashKeyRange range)
    {
        ArgumentNullException.ThrowIfNull(range);
        return new(
            UInt128.Parse(range.StartingHashKey, NumberStyles.None, CultureInfo.InvariantCulture),
            UInt128.Parse(range.EndingHashKey, NumberStyles.None, CultureInfo.InvariantCulture));
    }

    /// <summary>Whether the range holds a hash key.</summary>
    /// <param name="hashKey">The hash key.</param>
    public bool Contains(UInt128 hashKey) => Start <= hashKey && hashKey <= End;

    /// <summary>The range as it is answered.</summary>
    public HashKeyRange ToShape() => new()
    {
        StartingHashKey = HashKeys.Format(Start),
        EndingHashKey = HashKeys.Format(End),
    };
}
