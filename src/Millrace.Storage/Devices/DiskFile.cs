using Microsoft.Win32.SafeHandles;

namespace Millrace.Storage.Devices;

/// <summary>A file of the machine's file system.</summary>
internal sealed class DiskFile(SafeFileHandle handle, string path) : IDeviceFile
{
    public long Length => RandomAccess.GetLength(handle);

    /// <summary>Whether an error says that room or quota ran out: ENOSPC, EDQUOT (Linux, macOS), ERROR_DISK_FULL, ERROR_HANDLE_DISK_FULL.</summary>
    public static bool IsFull(IOException e) =>
        OperatingSystem.IsWindows()
            ? e.HResult is unchecked((int)0x80070070) or unchecked((int)0x80070027)
            : e.HResult is 28 or 122 or 69;

    public int Read(Span<byte> buffer, long offset)
    {
        var total = 0;
        while (total < buffer.Length)
        {
            var read = RandomAccess.Read(handle, buffer[total..], offset + total);
            if (read == 0)
                break;
            total += read;
        }
        return total;
    }

    public void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        try
        {
            RandomAccess.Write(handle, bytes, offset);
        }
        catch (IOException e) when (IsFull(e))
        {
            throw new DeviceFullException(e.Message, e);
        }
    }

    public void SetLength(long length) => RandomAccess.SetLength(handle, length);

    // No room (where the file system looks for it only now) is no retryable full disk: what was written before may already be gone from the cache.
    public void Sync() => Devices.Sync.File(handle, path);

    public void Dispose() => handle.Dispose();
}
