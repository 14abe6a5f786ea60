using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Shards;

/// <summary>
/// The fewest splits and merges that leave a number of open shards of equal width: a split for each border that is not there yet, a merge for
/// each that is too many.
/// </summary>
internal static class UniformScaling
{
    /// <summary>
    /// How far a border may be from where it belongs, in hash keys. Counts do not divide 2^128, so the middle of a third is not quite the border
    /// of a sixth; two counts of at most <see cref="MostShards"/> differ by no more than this, out of a shard's 2^114 and more.
    /// </summary>
    private const int Rounding = 2 * MostShards;

    /// <summary>
    /// The most open shards that a stream is given: one for each MiB/s of the largest warm throughput (facts/kinesis.md 5,
    /// UpdateStreamWarmThroughput). UpdateShardCount has a bound of its own.
    /// </summary>
    public const int MostShards = WarmThroughput.MostMiBps;

    /// <summary>The steps, splits before merges.</summary>
    /// <param name="shards">The open shards.</param>
    /// <param name="count">How many there are to be.</param>
    /// <param name="nextIndex">The index of the first child.</param>
    public static IReadOnlyList<ReshardStep> Plan(OpenShards shards, int count, int nextIndex)
    {
        var borders = Borders(shards, count);
        var steps = new List<ReshardStep>();
        var pieces = new List<Piece>();
        var next = 0;
        for (var place = 0; place < shards.Count; place++)
        {
            var shard = shards[place];
            if (next < borders.Length && borders[next] == shard.Range.Start) next++;
            var first = next;
            while (next < borders.Length && borders[next] <= shard.Range.End) next++;
            Split(new Piece(shard.Index, shard.Range.Start), borders.AsSpan(first..next));
        }

        next = 0;
        for (int start = 0, end; start < pieces.Count; start = end)
        {
            for (end = start + 1; end < pieces.Count && !(next < borders.Length && pieces[end].Start == borders[next]);) end++;
            next++;
            Merge(start, end);
        }

        return steps;

        // In halves, so that generations are few.
        void Split(Piece piece, ReadOnlySpan<UInt128> at)
        {
            if (at.IsEmpty)
            {
                pieces.Add(piece);
                return;
            }

            var middle = at.Length / 2;
            steps.Add(ReshardStep.Split(piece.Shard, at[middle]));
            var (lower, upper) = (new Piece(nextIndex++, piece.Start), new Piece(nextIndex++, at[middle]));
            Split(lower, at[..middle]);
            Split(upper, at[(middle + 1)..]);
        }

        int Merge(int start, int end)
        {
            if (end == start + 1) return pieces[start].Shard;

            var middle = start + (end - start) / 2;
            steps.Add(ReshardStep.Merge(Merge(start, middle), Merge(middle, end)));
            return nextIndex++;
        }
    }

    /// <summary>Where the shards are to start, but for the first.</summary>
    private static UInt128[] Borders(OpenShards shards, int count)
    {
        var ranges = HashRange.Even(count);
        var borders = new UInt128[count - 1];
        for (var i = 0; i < borders.Length; i++) borders[i] = Nearest(shards, ranges[i + 1].Start);
        return borders;
    }

    private static UInt128 Nearest(OpenShards shards, UInt128 border)
    {
        var (start, end) = shards[shards.PlaceOf(border)].Range;
        var (below, above) = (border - start, end - border);
        if (below <= Rounding && below <= above) return start;
        return above < Rounding ? end + 1 : border;
    }

    private readonly record struct Piece(int Shard, UInt128 Start);
}
