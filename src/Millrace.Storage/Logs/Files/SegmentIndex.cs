namespace Millrace.Storage.Logs.Files;

/// <summary>
/// A sparse index of a segment: one place every <see cref="IntervalBytes"/> or so, always where an append begins. It grows while it is read.
/// </summary>
internal sealed class SegmentIndex
{
    public const int IntervalBytes = 64 << 10;

    private readonly Lock _gate = new();
    private readonly List<IndexEntry> _entries;

    public SegmentIndex(IEnumerable<IndexEntry> entries) => _entries = [.. entries];

    public int Count
    {
        get
        {
            lock (_gate)
                return _entries.Count;
        }
    }

    /// <summary>Notes a place, when it is far enough from the one before.</summary>
    public void Add(in IndexEntry entry)
    {
        lock (_gate)
        {
            if (entry.Offset >= (_entries is [.., var last] ? last.Offset : SegmentHeader.Bytes) + IntervalBytes)
                _entries.Add(entry);
        }
    }

    public void CopyTo(Span<IndexEntry> target, int from)
    {
        lock (_gate)
        {
            for (var i = 0; i < target.Length; i++)
                target[i] = _entries[from + i];
        }
    }

    /// <summary>The last place that lies before no record at or after a position, nor before one that arrived at or after an instant.</summary>
    /// <param name="position">The lowest position looked for.</param>
    /// <param name="arrival">The earliest arrival looked for, epoch milliseconds.</param>
    /// <param name="start">The place of the first batch.</param>
    public IndexEntry Seek(long position, long arrival, IndexEntry start)
    {
        lock (_gate)
        {
            var (low, high) = (0, _entries.Count);
            while (low < high)
            {
                var middle = (low + high) >>> 1;
                // Records of the entry's own instant may stand before it, so it must have arrived earlier to be passed.
                if (_entries[middle].Position <= position || _entries[middle].Arrival < arrival)
                    low = middle + 1;
                else
                    high = middle;
            }
            return low == 0 ? start : _entries[low - 1];
        }
    }
}
