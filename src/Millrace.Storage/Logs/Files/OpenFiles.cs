using Millrace.Storage.Devices;

namespace Millrace.Storage.Logs.Files;

/// <summary>The segment files that are open: at most so many that nobody uses, the longest unused closed first.</summary>
internal sealed class OpenFiles(IDevice device, int capacity) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Segment, Entry> _entries = [];
    private readonly LinkedList<Entry> _byUse = new();

    /// <summary>Opens a segment's file, or finds it open. It stays so until the lease is disposed.</summary>
    /// <exception cref="FileNotFoundException">The segment was trimmed or its log deleted.</exception>
    public Lease Use(Segment segment)
    {
        Entry? entry;
        Entry? evicted = null;
        lock (_gate)
        {
            if (_entries.TryGetValue(segment, out entry))
            {
                _byUse.Remove(entry.Node);
                _byUse.AddLast(entry.Node);
            }
            else
            {
                entry = new Entry(segment);
                _entries.Add(segment, entry);
                _byUse.AddLast(entry.Node);
                evicted = EvictOne();
            }
            entry.Users++;
        }
        Close(evicted);
        try
        {
            return new Lease(this, entry, entry.Open(device));
        }
        catch
        {
            Return(entry);
            throw;
        }
    }

    /// <summary>Closes a segment's file as soon as nobody uses it.</summary>
    public void Forget(Segment segment)
    {
        Entry? unused = null;
        lock (_gate)
        {
            if (!_entries.Remove(segment, out var entry))
                return;
            _byUse.Remove(entry.Node);
            entry.IsForgotten = true;
            if (entry.Users == 0)
                unused = entry;
        }
        Close(unused);
    }

    public void Dispose()
    {
        List<Segment> segments;
        lock (_gate)
            segments = [.. _entries.Keys];
        foreach (var segment in segments)
            Forget(segment);
    }

    private static void Close(Entry? entry)
    {
        entry?.Close();
        entry?.Segment.Forget();
    }

    private Entry? EvictOne()
    {
        if (_entries.Count <= capacity)
            return null;
        foreach (var entry in _byUse)
        {
            // The newest entry has no user yet, but is about to.
            if (entry.Users > 0 || entry.Node == _byUse.Last)
                continue;
            _entries.Remove(entry.Segment);
            _byUse.Remove(entry.Node);
            entry.IsForgotten = true;
            return entry;
        }
        return null;
    }

    private void Return(Entry entry)
    {
        lock (_gate)
        {
            if (--entry.Users > 0 || !entry.IsForgotten)
                return;
        }
        Close(entry);
    }

    /// <summary>The use of an open file.</summary>
    internal readonly struct Lease(OpenFiles owner, Entry entry, IDeviceFile file) : IDisposable
    {
        public IDeviceFile File { get; } = file;

        public void Dispose() => owner.Return(entry);
    }

    internal sealed class Entry
    {
        private readonly Lock _opening = new();
        private IDeviceFile? _file;

        public Entry(Segment segment)
        {
            Segment = segment;
            Node = new LinkedListNode<Entry>(this);
        }

        public Segment Segment { get; }

        public LinkedListNode<Entry> Node { get; }

        public int Users { get; set; }

        public bool IsForgotten { get; set; }

        public IDeviceFile Open(IDevice device)
        {
            lock (_opening)
                return _file ??= device.Open(Segment.Path, FileMode.Open);
        }

        public void Close() => _file?.Dispose();
    }
}
