using System.Buffers.Binary;

namespace Millrace.CloudWatch.Metrics.Series;

/// <summary>A value, and how often it was.</summary>
internal readonly record struct WeightedValue(double Value, double Count);

/// <summary>
/// Values in short: how many, their sum, least and greatest, and which they were, for percentiles. Where there are many, those within 2 % of each other
/// are counted as one.
/// </summary>
internal sealed class Aggregate
{
    private const int MostExact = 256;
    private const int HeadBytes = 4 * sizeof(double) + 1;
    private const int PairBytes = 2 * sizeof(double);
    private static readonly double LogGamma = Math.Log(1.02);

    private List<WeightedValue> _values = [];
    private bool _isSorted = true;

    /// <summary>How many.</summary>
    public double Count { get; private set; }

    /// <summary>Their sum.</summary>
    public double Sum { get; private set; }

    /// <summary>The least.</summary>
    public double Minimum { get; private set; } = double.PositiveInfinity;

    /// <summary>The greatest.</summary>
    public double Maximum { get; private set; } = double.NegativeInfinity;

    /// <summary>Whether some came in short, so that nobody knows which they were.</summary>
    public bool IsSummary { get; private set; }

    /// <summary>The values from the least on.</summary>
    public IReadOnlyList<WeightedValue> Values
    {
        get
        {
            if (!_isSorted) Sort();
            return _values;
        }
    }

    /// <summary>Adds a value.</summary>
    public void Add(double value, double count)
    {
        Widen(count, value * count, value, value);
        Append(new WeightedValue(value, count));
    }

    /// <summary>Adds values in short. Of one value alone, or of equal ones, it is known which they were.</summary>
    public void AddSummary(double count, double sum, double minimum, double maximum)
    {
        Widen(count, sum, minimum, maximum);
        if (minimum >= maximum) Append(new WeightedValue(minimum, count));
        else IsSummary = true;
    }

    /// <summary>Adds all of another.</summary>
    public void Add(Aggregate other)
    {
        Widen(other.Count, other.Sum, other.Minimum, other.Maximum);
        IsSummary |= other.IsSummary;
        foreach (var value in other._values) Append(value);
    }

    /// <summary>As it is stored.</summary>
    public byte[] ToBytes()
    {
        var values = Values;
        var bytes = new byte[HeadBytes + values.Count * PairBytes];
        var rest = bytes.AsSpan();
        rest[0] = IsSummary ? (byte)1 : (byte)0;
        rest = rest[1..];
        foreach (var number in (ReadOnlySpan<double>)[Count, Sum, Minimum, Maximum]) Write(ref rest, number);
        foreach (var value in values)
        {
            Write(ref rest, value.Value);
            Write(ref rest, value.Count);
        }

        return bytes;
    }

    /// <summary>As it was stored.</summary>
    public static Aggregate Read(ReadOnlySpan<byte> bytes)
    {
        var aggregate = new Aggregate { IsSummary = bytes[0] != 0, Count = At(bytes, 0), Sum = At(bytes, 1), Minimum = At(bytes, 2), Maximum = At(bytes, 3) };
        for (var i = 4; i < (bytes.Length - 1) / sizeof(double); i += 2) aggregate._values.Add(new WeightedValue(At(bytes, i), At(bytes, i + 1)));
        return aggregate;
    }

    private static double At(ReadOnlySpan<byte> bytes, int index) => BinaryPrimitives.ReadDoubleBigEndian(bytes[(1 + index * sizeof(double))..]);

    private static void Write(ref Span<byte> rest, double number)
    {
        BinaryPrimitives.WriteDoubleBigEndian(rest, number);
        rest = rest[sizeof(double)..];
    }

    private void Widen(double count, double sum, double minimum, double maximum)
    {
        Count += count;
        Sum += sum;
        Minimum = Math.Min(Minimum, minimum);
        Maximum = Math.Max(Maximum, maximum);
    }

    private void Append(WeightedValue value)
    {
        _isSorted = _isSorted && (_values.Count == 0 || _values[^1].Value < value.Value);
        _values.Add(value);
        if (_values.Count > 4 * MostExact) Sort();
    }

    private void Sort()
    {
        _values = Merge(_values, static (one, other) => one == other);
        if (_values.Count > MostExact) _values = Merge(_values, static (one, other) => Math.Sign(one) == Math.Sign(other) && Bucket(one) == Bucket(other));
        _isSorted = true;
    }

    private static double Bucket(double value) => value == 0 ? 0 : Math.Floor(Math.Log(Math.Abs(value)) / LogGamma);

    private static List<WeightedValue> Merge(List<WeightedValue> values, Func<double, double, bool> isSame)
    {
        values.Sort(static (one, other) => one.Value.CompareTo(other.Value));
        var merged = new List<WeightedValue>();
        foreach (var value in values)
        {
            if (merged.Count > 0 && isSame(merged[^1].Value, value.Value)) merged[^1] = merged[^1] with { Count = merged[^1].Count + value.Count };
            else merged.Add(value);
        }

        return merged;
    }
}
