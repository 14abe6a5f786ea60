using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Millrace.Storage.Devices;

/// <summary>
/// Syncs by the system's own call. <c>RandomAccess.FlushToDisk</c> and <c>FileStream.Flush(true)</c> cannot be trusted with it: on Unix they
/// return as if nothing were the matter when the sync has failed (.NET 10.0; `strace -e inject=fsync:error=EIO` shows it).
/// </summary>
internal static partial class Sync
{
    private const int Interrupted = 4;
    private const int FullSync = 51;

    /// <summary>Makes what was written to a file survive a power cut.</summary>
    /// <exception cref="IOException">It could not be; what was written may be gone for good.</exception>
    public static void File(SafeFileHandle handle, string path)
    {
        if (OperatingSystem.IsWindows())
        {
#pragma warning disable RS0030 // On Windows it tells.
            RandomAccess.FlushToDisk(handle);
#pragma warning restore RS0030
            return;
        }
        while ((OperatingSystem.IsMacOS() ? fcntl(handle, FullSync) : fsync(handle)) < 0)
            ThrowUnlessInterrupted(path);
    }

    /// <summary>Makes the names in a directory survive a power cut.</summary>
    /// <exception cref="IOException">It could not be.</exception>
    public static void Directory(string path)
    {
        // Windows writes directory entries through; .NET opens no handle on a directory elsewhere either.
        if (OperatingSystem.IsWindows())
            return;
        using var handle = open(path, 0);
        if (handle.IsInvalid)
            throw new IOException($"'{path}' cannot be opened to sync it: {Marshal.GetLastPInvokeErrorMessage()}");
        while (fsync(handle) < 0)
            ThrowUnlessInterrupted(path);
    }

    private static void ThrowUnlessInterrupted(string path)
    {
        if (Marshal.GetLastPInvokeError() != Interrupted)
            throw new IOException($"'{path}' cannot be synced: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle open(string path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fsync(SafeFileHandle file);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fcntl(SafeFileHandle file, int command);
}
