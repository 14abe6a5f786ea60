using System.Globalization;
using Millrace.Model.Kinesis;

namespace Millrace.Client.Aggregation;

/// <summary>The hash keys of a shard as numbers, both ends included.</summary>
/// <param name="Start">The lowest hash key.</param>
/// <param name="End">The highest hash key.</param>
public readonly record struct HashRange(UInt128 Start, UInt128 End)
{
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
}
