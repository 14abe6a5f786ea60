using Microsoft.Extensions.Time.Testing;
using Millrace.Storage.Logs;
using Millrace.Storage.Logs.Files;
using Millrace.Storage.Tests.Devices;

namespace Millrace.Storage.Tests.Logs;

/// <summary>A folder of logs, for tests that do to it what accidents do.</summary>
public abstract class FileLogCase : IDisposable
{
    internal TemporaryFolder Folder { get; } = new();

    internal FaultyDisk Disk { get; } = new();

    protected FakeTimeProvider Clock { get; } = new(DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000));

    protected long SegmentBytes { get; set; } = 1 << 20;

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    internal FileRecordLogStore OpenStore(Durability durability = Durability.Normal, TemporaryFolder? folder = null) =>
        FileRecordLogStore.Open(
            (folder ?? Folder).Path, durability, Clock, new FileLogSettings { Device = Disk, SegmentBytes = SegmentBytes });

    internal static string[] Segments(TemporaryFolder folder, string log = "log") =>
        [.. Directory.GetFiles(folder[log], "*" + Segment.Extension).Order(StringComparer.Ordinal)];

    /// <summary>What a crash now would leave behind.</summary>
    internal TemporaryFolder Crash() => Folder.Copy();

    internal static void Flip(string path, long offset)
    {
        using var file = File.Open(path, FileMode.Open);
        file.Position = offset;
        var before = file.ReadByte();
        file.Position = offset;
        file.WriteByte((byte)(before ^ 0x10));
    }

    internal static void Truncate(string path, long length)
    {
        using var file = File.Open(path, FileMode.Open);
        file.SetLength(length);
    }

    internal static async Task<LogDamage> AssertDamagedAsync(IRecordLog log, long from)
    {
        var error = await Assert.ThrowsAsync<RecordLogException>(() => log.DataAsync(from));
        Assert.Equal(RecordLogFault.Damaged, error.Fault);
        return Assert.IsType<LogDamage>(error.Damage);
    }
}
