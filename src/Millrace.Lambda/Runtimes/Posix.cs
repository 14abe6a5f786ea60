using System.Runtime.InteropServices;

namespace Millrace.Lambda.Runtimes;

/// <summary>Calls of the system that .NET has no API for.</summary>
internal static partial class Posix
{
    /// <summary>Ends a process at once.</summary>
    public const int Kill = 9;

    private const int SetFlags = 4;
    private const short Readable = 1;
    private const int Interrupted = 4;

    /// <summary>Stops a process until <see cref="Continue"/>.</summary>
    public static int Stop { get; } = OperatingSystem.IsMacOS() ? 17 : 19;

    /// <summary>Lets a stopped process run on.</summary>
    public static int Continue { get; } = OperatingSystem.IsMacOS() ? 19 : 18;

    /// <summary>Sends a signal to a process, or to a group by its negative id. That it is gone is no error.</summary>
    public static void Signal(int process, int signal) => _ = kill(process, signal);

    /// <summary>Makes reads return at once.</summary>
    public static void SetNonBlocking(SafeHandle file) => _ = fcntl(file, SetFlags, OperatingSystem.IsMacOS() ? 4 : 0x800);

    /// <summary>Waits until there is something to read, or the other side is closed.</summary>
    public static void WaitReadable(SafeHandle file)
    {
        var added = false;
        try
        {
            file.DangerousAddRef(ref added);
            var entry = new PollEntry { File = (int)file.DangerousGetHandle(), Events = Readable };
            while (poll(ref entry, 1, -1) < 0 && Marshal.GetLastPInvokeError() == Interrupted)
            {
            }
        }
        finally
        {
            if (added)
                file.DangerousRelease();
        }
    }

    /// <summary>Reads what is there.</summary>
    /// <returns>How many bytes; 0 at the end, less than 0 when nothing is there now.</returns>
    public static int Read(SafeHandle file, Span<byte> buffer)
    {
        nint count;
        do
            count = read(file, ref MemoryMarshal.GetReference(buffer), (nuint)buffer.Length);
        while (count < 0 && Marshal.GetLastPInvokeError() == Interrupted);
        return (int)count;
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int kill(int process, int signal);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fcntl(SafeHandle file, int command, int argument);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int poll(ref PollEntry entries, nuint count, int timeout);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint read(SafeHandle file, ref byte buffer, nuint count);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollEntry
    {
        public int File;
        public short Events;
        public short Happened;
    }
}
