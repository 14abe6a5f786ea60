namespace Millrace.Kcl.Leases;

/// <summary>
/// The numbers and the shuffle that Java programs get from <c>java.util.Random</c> and <c>java.util.Collections.shuffle</c>, as their documentation defines
/// them: the same choice as a Java worker's needs the same numbers.
/// </summary>
/// <param name="seed">The seed.</param>
internal sealed class JavaRandom(long seed)
{
    private const long Multiplier = 0x5DEECE66D;
    private const long Increment = 0xB;
    private const int Bits = 48;
    private const long Mask = (1L << Bits) - 1;

    private long _state = (seed ^ Multiplier) & Mask;

    /// <summary>The next number of 32 bits.</summary>
    public int Next() => Next(32);

    /// <summary>The next number from 0 to below a bound.</summary>
    /// <param name="bound">At least 1.</param>
    public int Next(uint bound)
    {
        ArgumentOutOfRangeException.ThrowIfZero(bound);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bound, (uint)int.MaxValue);
        if (uint.IsPow2(bound)) return (int)((bound * (long)Next(31)) >> 31);
        while (true)
        {
            var bits = Next(31);
            var number = bits % (int)bound;
            // The last numbers, too few for all remainders, are not used.
            if (bits - number + (bound - 1) <= int.MaxValue) return number;
        }
    }

    /// <summary>Brings a list into another order.</summary>
    /// <param name="list">The list.</param>
    public void Shuffle<T>(IList<T> list)
    {
        for (var size = list.Count; size > 1; size--)
        {
            var other = Next((uint)size);
            (list[size - 1], list[other]) = (list[other], list[size - 1]);
        }
    }

    private int Next(int bits)
    {
        _state = unchecked((_state * Multiplier) + Increment) & Mask;
        return (int)(_state >> (Bits - bits));
    }
}
