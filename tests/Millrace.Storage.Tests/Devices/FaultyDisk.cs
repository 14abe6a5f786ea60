using Millrace.Storage.Devices;

namespace Millrace.Storage.Tests.Devices;

/// <summary>The disk, failing when told to.</summary>
internal sealed class FaultyDisk : IDevice
{
    private readonly Disk _disk = new();
    private readonly Lock _gate = new();
    private long _room = long.MaxValue;

    /// <summary>Bytes that can still be written; the write that exceeds them writes what fits and fails.</summary>
    public long Room
    {
        get
        {
            lock (_gate) return _room;
        }
        set
        {
            lock (_gate) _room = value;
        }
    }

    public bool FailsWrites { get; set; }

    public bool FailsTruncation { get; set; }

    public bool FailsSyncs { get; set; }

    public bool FailsReads { get; set; }

    public SyncGate SyncGate { get; } = new();

    public int Syncs { get; set; }

    public IDeviceFile Open(string path, FileMode mode) => new FaultyFile(this, _disk.Open(path, mode));

    public void CreateDirectory(string path) => _disk.CreateDirectory(path);

    public void Delete(string path) => _disk.Delete(path);

    public void SyncDirectory(string path) => _disk.SyncDirectory(path);

    /// <summary>Takes room for bytes, as many as there is room for. A test may fill the disk at any moment.</summary>
    private int Take(int bytes)
    {
        lock (_gate)
        {
            var fits = (int)Math.Min(_room, bytes);
            if (_room != long.MaxValue) _room -= fits;
            return fits;
        }
    }

    private sealed class FaultyFile(FaultyDisk disk, IDeviceFile file) : IDeviceFile
    {
        public long Length => file.Length;

        public int Read(Span<byte> buffer, long offset) =>
            disk.FailsReads ? throw new IOException("The disk cannot read.") : file.Read(buffer, offset);

        public void Write(ReadOnlySpan<byte> bytes, long offset)
        {
            if (disk.FailsWrites)
            {
                file.Write(bytes[..(bytes.Length / 2)], offset);
                throw new IOException("The disk cannot write.");
            }

            var fits = disk.Take(bytes.Length);
            file.Write(bytes[..fits], offset);
            if (fits < bytes.Length)
                throw new DeviceFullException("No space left.");
        }

        public void SetLength(long length)
        {
            if (disk.FailsTruncation)
                throw new IOException("The disk cannot truncate.");
            file.SetLength(length);
        }

        public void Sync()
        {
            disk.SyncGate.Pass();
            if (disk.FailsSyncs)
                throw new IOException("The disk cannot sync.");
            disk.Syncs++;
            file.Sync();
        }

        public void Dispose() => file.Dispose();
    }
}
