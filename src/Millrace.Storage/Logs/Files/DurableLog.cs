using Millrace.Storage.Devices;

namespace Millrace.Storage.Logs.Files;

/// <summary>What is durable of a log: its segments. Read by any number, written by one at a time.</summary>
internal sealed class DurableLog(LogEnvironment environment, string name)
{
    /// <summary>How many index places may be missing in the index file: a recovery reads at most so many intervals of a segment.</summary>
    private const int IndexLag = 8;

    private readonly Lock _gate = new();
    private readonly LogFolder _folder = new(environment, name);
    private readonly List<IndexEntry> _places = [];
    private Segment[] _segments = [];
    private long _end;
    private long _newestArrival;

    /// <summary>The position after the newest record.</summary>
    public long End => Interlocked.Read(ref _end);

    /// <summary>The newest record's arrival, epoch milliseconds; 0 before the first.</summary>
    public long NewestArrival => Interlocked.Read(ref _newestArrival);

    /// <summary>Reads where the log stands.</summary>
    public void Open() => (_segments, _end, _newestArrival) = _folder.Open();

    public LogView View()
    {
        lock (_gate)
            return new LogView(_segments, _segments is [.., { IsSealed: false } last] ? last.Active.Length : null, _end);
    }

    /// <summary>Writes a group and makes it visible. For one writer at a time.</summary>
    /// <exception cref="RecordLogException">Nothing was written.</exception>
    public void Write(AppendGroup group)
    {
        try
        {
            environment.Reserve.Cover(group.End);
            var segment = SegmentFor(group.FirstPosition);
            WriteTo(segment, group);
            Publish(segment, group);
            if (segment.Active.Index.Count - segment.IndexEntriesWritten >= IndexLag)
                TryWriteIndex(segment, isEnd: false);
        }
        catch (DeviceFullException e)
        {
            throw new RecordLogException(RecordLogFault.DiskFull, $"There is no room to append to the log '{name}'.", e);
        }
        catch (Exception e)
        {
            throw new RecordLogException(RecordLogFault.Failed, $"The log '{name}' could not be written: {e.Message}", e);
        }
    }

    /// <summary>Whether every record is older than an instant, and none was trimmed with its segment yet.</summary>
    public bool IsWrittenBefore(long arrival)
    {
        lock (_gate)
            return _newestArrival < arrival && _segments is [.., var last] && (last.IsSealed || !last.Active.IsEmpty);
    }

    /// <summary>Begins a segment, so that all records are in full ones. For one writer at a time.</summary>
    public void BeginSegment() => Roll(Math.Max(_end, environment.Reserve.Floor), sync: true);

    /// <summary>Deletes the full segments that have nothing that arrived at or after an instant.</summary>
    public void Trim(long arrival, CancellationToken cancellationToken)
    {
        var view = View();
        var reader = new LogReader(environment, view);
        var old = 0;
        for (var i = 1; i < view.Segments.Length; i++)
        {
            var newest = reader.PreviousArrivalOf(i);
            if (newest >= arrival)
                break;
            // A damaged header does not say; a later one that does, speaks for all before it.
            if (newest is not null)
                old = i;
        }
        foreach (var segment in view.Segments.AsSpan(0, old))
        {
            cancellationToken.ThrowIfCancellationRequested();
            lock (_gate)
                _segments = Array.FindAll(_segments, s => s != segment);
            _folder.Remove(segment);
        }
    }

    /// <summary>Makes everything survive a power cut, and the next opening quick. Nobody writes any more.</summary>
    public void Close()
    {
        var wasUnsynced = false;
        foreach (var segment in _segments)
        {
            if (!segment.IsSealed)
                WriteEnd(segment);
            if (!segment.IsUnsynced)
                continue;
            using var lease = environment.Files.Use(segment);
            lease.File.Sync();
            segment.IsUnsynced = false;
            wasUnsynced = true;
        }
        if (wasUnsynced)
            _folder.Sync();
    }

    /// <summary>Closes the files of a log that is being deleted.</summary>
    public void Forget()
    {
        foreach (var segment in View().Segments)
            environment.Files.Forget(segment);
    }

    /// <summary>The segment to write on; positions within one follow each other without a gap.</summary>
    private Segment SegmentFor(long position) =>
        _segments is [.., { IsSealed: false } last] && last.Active.End == position && last.Active.Length < environment.SegmentBytes
            ? last
            : Roll(position, environment.IsSynced);

    private Segment Roll(long position, bool sync)
    {
        var last = _segments is [.., var newest] ? newest : null;
        if (last is { IsSealed: false } && !last.Active.IsEmpty)
            TryWriteIndex(last, isEnd: true);
        var segment = _folder.Add(position, _end, _newestArrival, sync);
        segment.IsUnsynced = !sync;
        // A segment that nothing was written to only kept the log's place.
        var isReplaced = last is { IsSealed: false } && last.Active.IsEmpty;
        lock (_gate)
        {
            last?.IsSealed = true;
            _segments = [.. isReplaced ? _segments[..^1] : _segments, segment];
        }
        if (isReplaced)
            _folder.Remove(last!);
        return segment;
    }

    private void WriteTo(Segment segment, AppendGroup group)
    {
        var contents = segment.Active;
        _places.Clear();
        group.Seal(contents.Header.Salt, contents.Length, _places);
        using var lease = environment.Files.Use(segment);
        var began = environment.Times.Begin();
        try
        {
            lease.File.Write(group.Bytes, contents.Length);
        }
        catch (IOException)
        {
            lease.File.SetLength(contents.Length);
            throw;
        }
        environment.Times.Written(began);
        if (environment.IsSynced)
            Sync(lease.File);
        else
            segment.IsUnsynced = true;
    }

    private void Sync(IDeviceFile file)
    {
        var began = environment.Times.Begin();
        try
        {
            file.Sync();
            environment.Times.Synced(began);
        }
        catch (DeviceFullException e)
        {
            // What a sync could not write may be gone from the cache, whatever the reason: not to be tried again.
            throw new IOException(e.Message, e);
        }
    }

    private void Publish(Segment segment, AppendGroup group)
    {
        var contents = segment.Active;
        foreach (var place in _places)
            contents.Index.Add(place);
        lock (_gate)
        {
            contents.Length += group.Length;
            contents.End = group.End;
            Interlocked.Exchange(ref _end, group.End);
            Interlocked.Exchange(ref _newestArrival, group.LastArrival);
        }
    }

    private void TryWriteIndex(Segment segment, bool isEnd)
    {
        try
        {
            WriteIndex(segment, isEnd, sync: false);
        }
        catch (IOException)
        {
            // The records are safe without it. What is missing is written with the next places, or made anew from the segment.
        }
    }

    private void WriteEnd(Segment segment)
    {
        try
        {
            WriteIndex(segment, isEnd: true, sync: true);
        }
        catch (DeviceFullException)
        {
            // The next opening finds the end by looking, as after a crash.
        }
    }

    private void WriteIndex(Segment segment, bool isEnd, bool sync)
    {
        var contents = segment.Active;
        IndexEntry? end = isEnd ? new(contents.End, _newestArrival, contents.Length) : null;
        var count = contents.Index.Count;
        SegmentIndexFile.Write(environment.Device, segment.IndexPath, contents.Header.Salt, contents.Index, segment.IndexEntriesWritten, end, sync);
        segment.IndexEntriesWritten = count;
    }
}
