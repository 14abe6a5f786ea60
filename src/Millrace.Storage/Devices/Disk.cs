using System.Runtime.InteropServices;

namespace Millrace.Storage.Devices;

/// <summary>The file system of the machine.</summary>
internal sealed partial class Disk : IDevice
{
    public IDeviceFile Open(string path, FileMode mode)
    {
        try
        {
            return new DiskFile(File.OpenHandle(path, mode, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete));
        }
        catch (IOException e) when (DiskFile.IsFull(e))
        {
            throw new DeviceFullException(e.Message, e);
        }
    }

    public void CreateDirectory(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (IOException e) when (DiskFile.IsFull(e))
        {
            throw new DeviceFullException(e.Message, e);
        }
    }

    public void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
            // The whole log was deleted meanwhile.
        }
    }

    public void SyncDirectory(string path)
    {
        // Windows writes directory entries through; .NET opens no handle on a directory elsewhere either.
        if (OperatingSystem.IsWindows())
            return;
        var descriptor = open(path, 0);
        if (descriptor < 0)
            throw new IOException($"'{path}' cannot be opened to sync it: {Marshal.GetLastPInvokeErrorMessage()}");
        try
        {
            if (fsync(descriptor) != 0)
                throw new IOException($"'{path}' cannot be synced: {Marshal.GetLastPInvokeErrorMessage()}");
        }
        finally
        {
            _ = close(descriptor);
        }
    }

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fsync(int descriptor);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int close(int descriptor);
}
