namespace Millrace.Storage.Logs.Files;

/// <summary>The files of one log.</summary>
internal sealed class LogFolder(LogEnvironment environment, string name)
{
    private readonly string _path = Path.Combine(environment.Root, name);
    private bool _exists;
    private bool _isNameSafe;

    /// <summary>Where a log stands.</summary>
    /// <param name="Segments">Its segments, oldest first.</param>
    /// <param name="End">The position after its newest record, as far as its files know.</param>
    /// <param name="NewestArrival">That record's arrival, epoch milliseconds; 0 before the first.</param>
    public readonly record struct Found(Segment[] Segments, long End, long NewestArrival);

    /// <summary>Finds the segments, and makes the last one good to write on.</summary>
    public Found Open()
    {
        var segments = List();
        // Whoever made the files may have died, or the disk failed, before their names were safe.
        if (_exists && environment is { IsSynced: true, Reserve.WasClean: false })
            Sync();
        while (segments is [.., var last])
        {
            using var lease = environment.Files.Use(last);
            var tail = SegmentLoader.LoadLast(environment, last, lease.File);
            if (tail is { IsWhole: true, Contents: { } contents })
            {
                last.Continue(contents);
                return new([.. segments], contents.End, tail.NewestArrival);
            }
            last.IsSealed = true;
            if (tail.Contents is { } cut)
                return new([.. segments], cut.End, tail.NewestArrival);
            if (lease.File.Length > SegmentHeader.Bytes)
            {
                // Nobody can say what was in it, only that no position at or above the ceiling was.
                var damage = new LogDamage(name, last.Path, last.BasePosition, environment.Reserve.Ceiling - 1, 0, lease.File.Length);
                environment.Report(new(RecoveryFindingKind.Damaged, name, last.Path, 0, damage));
                return new([.. segments], environment.Reserve.Ceiling, 0);
            }
            // It had just been made: nothing was in it yet.
            Remove(last);
            segments.RemoveAt(segments.Count - 1);
        }
        return new([], 1, 0);
    }

    /// <summary>Makes a new segment for records from a position on.</summary>
    public Segment Add(long basePosition, long previousEnd, long previousArrival, bool sync)
    {
        MakeFolder();
        var header = new SegmentHeader(environment.NewSalt(), basePosition, previousEnd, previousArrival);
        var segment = new Segment(name, Segment.PathOf(_path, basePosition), header);
        Span<byte> bytes = stackalloc byte[SegmentHeader.Bytes];
        header.Write(bytes);
        try
        {
            using var file = environment.Device.Open(segment.Path, FileMode.Create);
            file.Write(bytes, 0);
            if (sync)
                file.Sync();
        }
        catch
        {
            environment.Device.Delete(segment.Path);
            throw;
        }
        if (sync)
        {
            // Who trims before the first sync leaves nothing that a close would sync the folder's own name for.
            environment.Device.SyncDirectory(_path);
            if (!_isNameSafe)
                SyncAbove();
        }
        return segment;
    }

    /// <summary>Deletes a segment.</summary>
    public void Remove(Segment segment)
    {
        environment.Device.Delete(segment.Path);
        environment.Device.Delete(segment.IndexPath);
        environment.Files.Forget(segment);
    }

    /// <summary>Makes the files' names survive a power cut.</summary>
    public void Sync()
    {
        environment.Device.SyncDirectory(_path);
        SyncAbove();
    }

    private List<Segment> List()
    {
        _exists = Directory.Exists(_path);
        _isNameSafe = _exists && environment.Reserve.WasClean;
        if (!_exists)
            return [];
        var segments = Segment.List(name, _path);
        // Whoever wrote them last may have died before the disk had them.
        foreach (var segment in segments)
            segment.IsUnsynced = !environment.Reserve.WasClean;
        if (segments is [.., var last])
            last.IsSealed = false;
        return segments;
    }

    private void MakeFolder()
    {
        if (_exists)
            return;
        environment.Device.CreateDirectory(_path);
        if (environment.IsSynced)
            SyncAbove();
        _exists = true;
    }

    private void SyncAbove()
    {
        for (var below = _path; below.Length > environment.Root.Length; below = Path.GetDirectoryName(below)!)
            environment.Device.SyncDirectory(Path.GetDirectoryName(below)!);
        _isNameSafe = true;
    }
}
