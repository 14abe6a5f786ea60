namespace Millrace.Storage.Logs.Files;

/// <summary>What is known of a segment's batches.</summary>
internal sealed class SegmentContents
{
    public SegmentContents(SegmentHeader header, IEnumerable<IndexEntry> entries, long length, long end)
    {
        Header = header;
        Index = new SegmentIndex(entries);
        Length = length;
        End = end;
    }

    public SegmentHeader Header { get; }

    public SegmentIndex Index { get; }

    /// <summary>Where the last whole batch ends, in bytes. Of a segment that is written: the writer's, guarded by the log.</summary>
    public long Length { get; set; }

    /// <summary>The position after the last record that was ever in it.</summary>
    public long End { get; set; }

    public bool IsEmpty => Length == SegmentHeader.Bytes;

    public IndexEntry Start => new(Header.BasePosition, Math.Max(0, Header.PreviousArrival), SegmentHeader.Bytes);
}
