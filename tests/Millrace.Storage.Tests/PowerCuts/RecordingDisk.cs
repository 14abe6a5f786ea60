using Millrace.Storage.Devices;

namespace Millrace.Storage.Tests.PowerCuts;

/// <summary>The disk, remembering each step.</summary>
internal sealed class RecordingDisk : IDevice
{
    private readonly string _root;
    private readonly Disk _disk = new();
    private readonly Lock _gate = new();
    private readonly List<DiskStep> _steps = [];
    private readonly Dictionary<string, long> _files = [];
    private long _newest;
    private int _numbers;

    /// <summary>Begins with what is in a folder, all of it safe.</summary>
    /// <param name="root">The folder that the steps' paths are in.</param>
    public RecordingDisk(string root)
    {
        _root = root;
        foreach (var directory in Directory.EnumerateDirectories(root, "*", SearchOption.AllDirectories))
            _steps.Add(new DiskStep.MakeDirectory(Relative(directory)));
        foreach (var path in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            _files[path] = ++_newest;
            _steps.Add(new DiskStep.Create(Relative(path), _newest));
            _steps.Add(new DiskStep.Write(_newest, 0, File.ReadAllBytes(path)));
            _steps.Add(new DiskStep.SyncBegin(_newest));
            _steps.Add(new DiskStep.SyncEnd(_newest, _steps.Count - 1));
        }
        foreach (var directory in Directory.EnumerateDirectories(root, "*", SearchOption.AllDirectories).Append(root))
            SyncDirectory(directory);
        First = _steps.Count;
    }

    /// <summary>How many steps say what was there at the beginning.</summary>
    public int First { get; }

    /// <summary>When set, syncs fail, and the cache forgets what they were to write.</summary>
    public bool FailsSyncs { get; set; }

    public IReadOnlyList<DiskStep> Steps
    {
        get
        {
            lock (_gate)
                return [.. _steps];
        }
    }

    public void Note(object what) => Add(new DiskStep.Note(what));

    /// <summary>A number that it has not given yet.</summary>
    public int NewNumber() => Interlocked.Increment(ref _numbers);

    public IDeviceFile Open(string path, FileMode mode)
    {
        lock (_gate)
        {
            var isThere = File.Exists(path);
            var file = _disk.Open(path, mode);
            if (!isThere)
            {
                _files[path] = ++_newest;
                _steps.Add(new DiskStep.Create(Relative(path), _newest));
            }
            else if (mode == FileMode.Create)
            {
                _steps.Add(new DiskStep.SetLength(_files[path], 0));
            }
            return new RecordingFile(this, file, _files[path]);
        }
    }

    public void CreateDirectory(string path)
    {
        lock (_gate)
        {
            var missing = new Stack<string>();
            for (var above = path; above.Length > _root.Length && !Directory.Exists(above); above = Path.GetDirectoryName(above)!)
                missing.Push(above);
            foreach (var directory in missing)
                _steps.Add(new DiskStep.MakeDirectory(Relative(directory)));
            _disk.CreateDirectory(path);
        }
    }

    public void Delete(string path)
    {
        lock (_gate)
        {
            _disk.Delete(path);
            if (_files.Remove(path))
                _steps.Add(new DiskStep.Remove(Relative(path)));
        }
    }

    public void SyncDirectory(string path)
    {
        var begin = Add(new DiskStep.SyncDirectoryBegin(Relative(path)));
        if (FailsSyncs)
            throw new IOException("The disk cannot sync.");
        Add(new DiskStep.SyncDirectoryEnd(Relative(path), begin));
    }

    private int Add(DiskStep step)
    {
        lock (_gate)
        {
            _steps.Add(step);
            return _steps.Count - 1;
        }
    }

    private string Relative(string path) => path.Length == _root.Length ? "" : Path.GetRelativePath(_root, path);

    private sealed class RecordingFile(RecordingDisk disk, IDeviceFile file, long number) : IDeviceFile
    {
        public long Length => file.Length;

        public int Read(Span<byte> buffer, long offset) => file.Read(buffer, offset);

        public void Write(ReadOnlySpan<byte> bytes, long offset)
        {
            lock (disk._gate)
            {
                file.Write(bytes, offset);
                disk._steps.Add(new DiskStep.Write(number, offset, bytes.ToArray()));
            }
        }

        public void SetLength(long length)
        {
            lock (disk._gate)
            {
                file.SetLength(length);
                disk._steps.Add(new DiskStep.SetLength(number, length));
            }
        }

        public void Sync()
        {
            var begin = disk.Add(new DiskStep.SyncBegin(number));
            if (disk.FailsSyncs)
            {
                disk.Add(new DiskStep.SyncFailed(number));
                throw new IOException("The disk cannot sync.");
            }
            disk.Add(new DiskStep.SyncEnd(number, begin));
        }

        public void Dispose() => file.Dispose();
    }
}
