using Millrace.Storage.Devices;
using Millrace.Storage.Logs.Files;

namespace Millrace.Storage.Checking;

/// <summary>
/// Writes what can be read of a segment into new ones, one for each run of positions without a gap, so that no reader meets the damage any more.
/// </summary>
internal sealed class SegmentRewrite(IDevice device, SegmentInspection old, Func<ulong> newSalt, long previousEnd, long previousArrival) : IDisposable
{
    private const int WindowBytes = 1 << 20;

    private readonly List<(string Draft, string Path)> _written = [];
    private readonly string _folder = Path.GetDirectoryName(old.Segment.Path)!;
    private IDeviceFile? _file;
    private SegmentHeader _header;
    private SegmentIndex _index = new([]);
    private long _length;

    /// <summary>The position after the newest record that was kept, or what there was before.</summary>
    public long End { get; private set; } = previousEnd;

    /// <summary>Its arrival, epoch milliseconds.</summary>
    public long NewestArrival { get; private set; } = previousArrival;

    /// <summary>Writes drafts beside the segment and syncs them.</summary>
    public void Write()
    {
        var header = old.Header!.Value;
        using var file = device.Open(old.Segment.Path, FileMode.Open);
        using var cursor = new BatchCursor(
            file, header.Salt, new IndexEntry(header.BasePosition, 0, SegmentHeader.Bytes), old.Length, old.KnownEnd, WindowBytes);
        while (cursor.MoveNext())
        {
            // What follows the last whole append of a log's end was never acknowledged.
            if (old.KnownEnd == long.MaxValue && cursor.Offset >= old.Scan!.Length)
                break;
            if (cursor.IsLost || !cursor.TryReadPayload(out var payload))
                continue;
            if (_file is null || cursor.FirstPosition != End)
                Begin(cursor.FirstPosition);
            Add(cursor.Header, payload.Span);
        }
        Finish();
    }

    /// <summary>Puts the drafts in the segment's place, the one that takes its name last: until then it is there to begin anew from.</summary>
    public void Install()
    {
        device.Delete(old.Segment.IndexPath);
        foreach (var (draft, path) in _written.AsEnumerable().Reverse())
        {
            if (path != old.Segment.Path)
                File.Move(draft, path, overwrite: true);
        }
        var successor = _written.Find(written => written.Path == old.Segment.Path).Draft;
        if (successor is not null)
            File.Move(successor, old.Segment.Path, overwrite: true);
        else
            device.Delete(old.Segment.Path);
        device.SyncDirectory(_folder);
    }

    public void Dispose() => _file?.Dispose();

    private void Begin(long basePosition)
    {
        Finish();
        var path = Segment.PathOf(_folder, basePosition);
        var draft = path + LogRepair.DraftExtension;
        _header = new SegmentHeader(newSalt(), basePosition, End, NewestArrival);
        _file = device.Open(draft, FileMode.Create);
        Span<byte> bytes = stackalloc byte[SegmentHeader.Bytes];
        _header.Write(bytes);
        _file.Write(bytes, 0);
        _length = SegmentHeader.Bytes;
        _index = new SegmentIndex([]);
        _written.Add((draft, path));
    }

    private void Add(in BatchHeader batch, ReadOnlySpan<byte> payload)
    {
        var bytes = new byte[BatchHeader.Bytes + payload.Length];
        // Each for itself: what the append had before or after it may be lost.
        (batch with { Flags = BatchFlags.None, GroupOffset = checked((uint)_length) }).Write(bytes, _header.Salt, _length);
        payload.CopyTo(bytes.AsSpan(BatchHeader.Bytes));
        _file!.Write(bytes, _length);
        _index.Add(new IndexEntry(batch.FirstPosition, batch.Arrival, _length));
        _length += bytes.Length;
        (End, NewestArrival) = (batch.EndPosition, batch.Arrival);
    }

    private void Finish()
    {
        if (_file is null)
            return;
        _file.Sync();
        _file.Dispose();
        _file = null;
        var index = Path.ChangeExtension(_written[^1].Path, Segment.IndexExtension);
        var draft = index + LogRepair.DraftExtension;
        SegmentIndexFile.Write(device, draft, _header.Salt, _index, 0, new IndexEntry(End, NewestArrival, _length), sync: true);
        _written.Insert(_written.Count - 1, (draft, index));
    }
}
