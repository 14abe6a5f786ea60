using System.Globalization;
using Millrace.Commands;

namespace Millrace.Composition;

/// <summary>
/// The directory that holds everything a server keeps, owned by one process at a time. The lock is the operating system's and ends with
/// the process, however that ends.
/// </summary>
internal sealed class DataDirectory : IDisposable
{
    /// <summary>The layout that this program reads and writes; raised with every change that an older program would misread.</summary>
    private const int Format = 1;

    // What .NET reports when flock (Linux, macOS) or the share mode (Windows) refuses.
    private static readonly int[] HeldByAnother = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream _lock;

    private DataDirectory(string path, FileStream @lock)
    {
        Path = path;
        _lock = @lock;
    }

    public string Path { get; }

    /// <summary>Takes the directory, making it when it is not there.</summary>
    /// <exception cref="CommandFailedException">Another process has it, it cannot be written, or a newer program made it.</exception>
    public static DataDirectory Open(string path)
    {
        try
        {
            Make(path);
            var directory = new DataDirectory(path, Lock(path));
            try
            {
                directory.CheckFormat();
                File.WriteAllText(OwnerFile(path), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
                return directory;
            }
            catch
            {
                directory.Dispose();
                throw;
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException(ExitCode.Failure, $"the data directory '{path}' cannot be used: {fault.Message}", fault);
        }
    }

    public void Dispose()
    {
        File.Delete(OwnerFile(Path));
        _lock.Dispose();
    }

    // Secrets of issued keys are kept in it: for its owner's eyes alone.
    private static void Make(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static FileStream Lock(string path)
    {
        try
        {
            return new FileStream(System.IO.Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken) when (HeldByAnother.Contains(taken.HResult))
        {
            var owner = File.Exists(OwnerFile(path)) ? $" (process {File.ReadAllText(OwnerFile(path))})" : "";
            throw new CommandFailedException(
                ExitCode.Taken, $"the data directory '{path}' belongs to a server that is running{owner}. Stop it, or choose another: --data DIR, or --in-memory.", taken);
        }
    }

    private void CheckFormat()
    {
        var file = System.IO.Path.Combine(Path, "format");
        if (!File.Exists(file))
        {
            File.WriteAllText(file, $"{Format}\n");
            return;
        }

        var found = File.ReadAllText(file).Trim();
        if (found != Format.ToString(CultureInfo.InvariantCulture))
            throw new CommandFailedException(ExitCode.Failure, $"the data directory '{Path}' has format {found}, and this Millrace reads format {Format} alone.");
    }

    private static string OwnerFile(string path) => System.IO.Path.Combine(path, "process");
}
