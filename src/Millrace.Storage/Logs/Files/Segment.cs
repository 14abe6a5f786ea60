using System.Globalization;
using Millrace.Storage.Devices;

namespace Millrace.Storage.Logs.Files;

/// <summary>A file of a log, named after its base position. Knows little until it is read, so that a log may have thousands.</summary>
internal sealed class Segment
{
    public const string Extension = ".log";
    public const string IndexExtension = ".index";

    private readonly Lock _gate = new();
    private bool _headerRead;
    private SegmentHeader? _header;
    private SegmentContents? _contents;

    /// <summary>A segment that is there.</summary>
    public Segment(string log, string path, long basePosition)
    {
        Log = log;
        Path = path;
        BasePosition = basePosition;
    }

    /// <summary>A segment that was just made.</summary>
    public Segment(string log, string path, SegmentHeader header)
        : this(log, path, header.BasePosition)
    {
        _header = header;
        _headerRead = true;
        _contents = new SegmentContents(header, [], SegmentHeader.Bytes, header.BasePosition);
    }

    public string Log { get; }

    public string Path { get; }

    public string IndexPath => System.IO.Path.ChangeExtension(Path, IndexExtension);

    public long BasePosition { get; }

    /// <summary>Whether no more is written to it; then its contents can be dropped from memory and read again.</summary>
    public bool IsSealed { get; set; }

    /// <summary>Whether it may have bytes that a power cut would lose.</summary>
    public bool IsUnsynced { get; set; }

    /// <summary>How many entries of the index are in its file.</summary>
    public int IndexEntriesWritten { get; set; }

    public static string PathOf(string folder, long basePosition) =>
        System.IO.Path.Combine(folder, basePosition.ToString("D20", CultureInfo.InvariantCulture) + Extension);

    /// <summary>The segments in a log's folder, oldest first, as full ones.</summary>
    public static List<Segment> List(string log, string folder)
    {
        var segments = new List<Segment>();
        foreach (var path in Directory.EnumerateFiles(folder, "*" + Extension))
        {
            if (long.TryParse(System.IO.Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out var basePosition))
                segments.Add(new Segment(log, path, basePosition) { IsSealed = true });
        }
        segments.Sort(static (a, b) => a.BasePosition.CompareTo(b.BasePosition));
        return segments;
    }

    /// <summary>The header, or null when it is damaged and the index cannot stand in for it.</summary>
    public SegmentHeader? ReadHeader(IDevice device, IDeviceFile file)
    {
        lock (_gate)
        {
            if (_headerRead)
                return _header;
            Span<byte> bytes = stackalloc byte[SegmentHeader.Bytes];
            if (SegmentHeader.TryRead(bytes[..file.Read(bytes, 0)], out var header) && header.BasePosition == BasePosition)
                _header = header;
            else if (SegmentIndexFile.ReadSalt(device, IndexPath) is { } salt)
                _header = SegmentHeader.OfIndex(salt, BasePosition);
            _headerRead = true;
            return _header;
        }
    }

    /// <summary>What is known of its batches, read by <paramref name="load"/> when it is not at hand.</summary>
    public SegmentContents Contents(Func<SegmentContents> load)
    {
        lock (_gate)
            return _contents ??= load();
    }

    /// <summary>Makes it the segment that is written on.</summary>
    public void Continue(SegmentContents contents)
    {
        lock (_gate)
            _contents = contents;
    }

    /// <summary>The contents of a segment that is being written, which are always at hand.</summary>
    public SegmentContents Active
    {
        get
        {
            lock (_gate)
                return _contents ?? throw new InvalidOperationException($"'{Path}' was not opened to write.");
        }
    }

    /// <summary>Lets go of what can be read again.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            if (IsSealed)
                _contents = null;
        }
    }
}
