namespace Millrace.Storage.Checking;

/// <summary>What a check found of a log.</summary>
/// <param name="Log">Its name.</param>
/// <param name="Segments">Its segments, oldest first.</param>
/// <param name="Findings">What is the matter; empty when it is sound.</param>
public sealed record LogCheck(string Log, IReadOnlyList<SegmentCheck> Segments, IReadOnlyList<CheckFinding> Findings)
{
    /// <summary>How many records can be read.</summary>
    public long Records => Segments.Sum(static segment => segment.Records);

    /// <summary>The position after every record that was ever in it, as far as anything tells.</summary>
    internal long HighestEnd { get; init; }

    /// <summary>How long its files are.</summary>
    public long Bytes => Segments.Sum(static segment => segment.Bytes);
}

/// <summary>What a check found of a segment.</summary>
/// <param name="Path">Its file.</param>
/// <param name="FirstPosition">The first record's position.</param>
/// <param name="LastPosition">The last record's position; below the first when there is none.</param>
/// <param name="Records">How many records can be read.</param>
/// <param name="Bytes">How long the file is.</param>
public sealed record SegmentCheck(string Path, long FirstPosition, long LastPosition, long Records, long Bytes);
