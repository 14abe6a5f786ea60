using System.Globalization;
using System.Numerics;

namespace Millrace.Kcl;

/// <summary>
/// A position in a shard as the lease table keeps it: a sequence number with the place inside an aggregated record, or one of the words
/// that stand for a place without a number. AT_TIMESTAMP is before TRIM_HORIZON, which is before LATEST, before every number, before SHARD_END
/// (facts/kcl.md 4).
/// </summary>
public readonly record struct ExtendedSequenceNumber : IComparable<ExtendedSequenceNumber>
{
    private readonly string? _sequenceNumber;

    /// <param name="sequenceNumber">Decimal digits, or one of the words.</param>
    /// <param name="subSequenceNumber">The place inside the aggregated record, from 0; 0 for a word.</param>
    /// <exception cref="ArgumentException">It is neither a number nor a word, or the place is negative.</exception>
    public ExtendedSequenceNumber(string sequenceNumber, long subSequenceNumber = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(sequenceNumber);
        ArgumentOutOfRangeException.ThrowIfNegative(subSequenceNumber);
        if (Rank(sequenceNumber) == Number && !IsNumber(sequenceNumber))
            throw new ArgumentException($"'{sequenceNumber}' is neither a sequence number nor a word for a position.", nameof(sequenceNumber));
        _sequenceNumber = sequenceNumber;
        SubSequenceNumber = subSequenceNumber;
    }

    private const int Number = 0;

    /// <summary>The oldest record that is kept.</summary>
    public static ExtendedSequenceNumber TrimHorizon { get; } = new("TRIM_HORIZON");

    /// <summary>Behind the newest record.</summary>
    public static ExtendedSequenceNumber Latest { get; } = new("LATEST");

    /// <summary>The first record at or after an instant, which the reader's options name.</summary>
    public static ExtendedSequenceNumber AtTimestamp { get; } = new("AT_TIMESTAMP");

    /// <summary>Behind the last record of a closed shard: it is done.</summary>
    public static ExtendedSequenceNumber ShardEnd { get; } = new("SHARD_END");

    /// <summary>The digits, or the word.</summary>
    public string SequenceNumber => _sequenceNumber ?? "TRIM_HORIZON";

    /// <summary>The place inside an aggregated record, from 0.</summary>
    public long SubSequenceNumber { get; }

    /// <summary>Whether it is a word and not a number.</summary>
    public bool IsSentinel => Rank(SequenceNumber) != Number;

    /// <summary>Whether the shard is done.</summary>
    public bool IsShardEnd => SequenceNumber == "SHARD_END";

    /// <summary>Orders positions of one shard.</summary>
    /// <param name="other">The other position.</param>
    public int CompareTo(ExtendedSequenceNumber other)
    {
        var byRank = Rank(SequenceNumber).CompareTo(Rank(other.SequenceNumber));
        if (byRank != 0) return byRank;
        if (IsSentinel) return 0;
        var byNumber = BigInteger.Parse(SequenceNumber, CultureInfo.InvariantCulture)
            .CompareTo(BigInteger.Parse(other.SequenceNumber, CultureInfo.InvariantCulture));
        return byNumber != 0 ? byNumber : SubSequenceNumber.CompareTo(other.SubSequenceNumber);
    }

    /// <summary>The position as logs show it.</summary>
    public override string ToString() => SubSequenceNumber == 0 ? SequenceNumber : $"{SequenceNumber}/{SubSequenceNumber}";

    /// <summary>Whether one position is before another.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static bool operator <(ExtendedSequenceNumber left, ExtendedSequenceNumber right) => left.CompareTo(right) < 0;

    /// <summary>Whether one position is before another or the same.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static bool operator <=(ExtendedSequenceNumber left, ExtendedSequenceNumber right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one position is behind another.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static bool operator >(ExtendedSequenceNumber left, ExtendedSequenceNumber right) => left.CompareTo(right) > 0;

    /// <summary>Whether one position is behind another or the same.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static bool operator >=(ExtendedSequenceNumber left, ExtendedSequenceNumber right) => left.CompareTo(right) >= 0;

    private static int Rank(string sequenceNumber) => sequenceNumber switch
    {
        "AT_TIMESTAMP" => -3,
        "TRIM_HORIZON" => -2,
        "LATEST" => -1,
        "SHARD_END" => 1,
        _ => Number,
    };

    private static bool IsNumber(string text) => !text.AsSpan().ContainsAnyExceptInRange('0', '9');
}
