using System.Globalization;
using System.Text;
using Millrace.Storage.Devices;

namespace Millrace.Storage;

/// <summary>
/// The folder that a server keeps its data in. Only its owner may look into it, one process at a time uses it, and it says in which format it is.
/// <code>
/// format      "millrace 1": the version of everything below
/// lock        locked by the process that uses the directory
/// pid         that process, for the message that another one gives
/// repairing   there while a repair is under way: nothing else opens the directory until one has come to its end
/// state.db    the state store (and state.db-wal, state.db-shm)
/// tables.db   the table store (and tables.db-wal, tables.db-shm)
/// logs/       the record logs, a folder each
/// blobs/      large pieces of data, a file each
/// lost+found/ what repairs took out of use, a folder each
/// </code>
/// </summary>
public sealed class DataDirectory : IDisposable
{
    private const string FormatName = "millrace";
    private const int FormatVersion = 1;
    private const string FormatFile = "format";
    private const string LockFile = "lock";
    private const string PidFile = "pid";
    private const string RepairFile = "repairing";

    private const UnixFileMode OwnersOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly FileStream _lock;

    private DataDirectory(string path, FileStream @lock)
    {
        Path = path;
        _lock = @lock;
    }

    /// <summary>The directory, in full.</summary>
    public string Path { get; }

    /// <summary>The folder of the record logs.</summary>
    public string LogsPath => System.IO.Path.Combine(Path, "logs");

    /// <summary>The database of the state store.</summary>
    public string StatePath => System.IO.Path.Combine(Path, "state.db");

    /// <summary>The database of the table store.</summary>
    public string TablesPath => System.IO.Path.Combine(Path, "tables.db");

    /// <summary>The folder of the blobs.</summary>
    public string BlobsPath => System.IO.Path.Combine(Path, "blobs");

    /// <summary>Opens a data directory and locks it, making it when it is not there.</summary>
    /// <exception cref="DataDirectoryException">It cannot be used.</exception>
    public static DataDirectory Open(string path) => Open(System.IO.Path.GetFullPath(path), toCheck: false);

    /// <summary>Opens and locks a data directory that is there, to check and repair it.</summary>
    /// <exception cref="DataDirectoryException">There is none, or it cannot be used.</exception>
    internal static DataDirectory OpenToCheck(string path) => Open(System.IO.Path.GetFullPath(path), toCheck: true);

    /// <summary>Whether a repair was begun and not ended.</summary>
    internal bool IsRepairing => File.Exists(RepairPath);

    private string RepairPath => System.IO.Path.Combine(Path, RepairFile);

    /// <summary>Keeps everybody else from opening the directory, also after this process has died, until <see cref="EndRepair"/>.</summary>
    internal void BeginRepair()
    {
        File.WriteAllText(RepairPath, "");
        Sync.Directory(Path);
    }

    /// <summary>Lets the directory be opened again.</summary>
    internal void EndRepair()
    {
        // Whatever was put in its place in the directory itself is there for good before the mark is gone.
        Sync.Directory(Path);
        File.Delete(RepairPath);
        Sync.Directory(Path);
    }

    private static DataDirectory Open(string path, bool toCheck)
    {
        try
        {
            if (!toCheck)
                Make(path);
            else if (!File.Exists(System.IO.Path.Combine(path, FormatFile)))
                throw new DataDirectoryException(DataDirectoryFault.NotOurs, $"There is no data directory at '{path}'.");
            var @lock = Lock(path);
            try
            {
                CheckFormat(path);
                if (!toCheck && File.Exists(System.IO.Path.Combine(path, RepairFile)))
                {
                    throw new DataDirectoryException(
                        DataDirectoryFault.RepairCutOff, $"A repair of the data directory '{path}' was cut off. Run `millrace fsck --repair` again.");
                }
                File.WriteAllText(System.IO.Path.Combine(path, PidFile), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
                return new DataDirectory(path, @lock);
            }
            catch
            {
                @lock.Dispose();
                throw;
            }
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException and not DataDirectoryException)
        {
            throw new DataDirectoryException(DataDirectoryFault.NotAccessible, $"The data directory '{path}' cannot be used: {e.Message}", e);
        }
    }

    /// <summary>Unlocks the directory.</summary>
    public void Dispose()
    {
        File.Delete(System.IO.Path.Combine(Path, PidFile));
        _lock.Dispose();
    }

    private static void Make(string path)
    {
        if (Directory.Exists(path))
        {
            // Only a folder that is empty or has the format file is taken: a wrong --data must not fill somebody's home.
            if (!File.Exists(System.IO.Path.Combine(path, FormatFile)) && HasOtherFiles(path))
                throw new DataDirectoryException(DataDirectoryFault.NotOurs, $"The directory '{path}' has files in it but is no data directory.");
            ShutOthersOut(path);
        }
        else
        {
            var parents = new List<string>();
            for (var above = path; !Directory.Exists(above);)
                parents.Add(above = System.IO.Path.GetDirectoryName(above)!);
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(path);
            else
                Directory.CreateDirectory(path, OwnersOnly);
            foreach (var parent in parents)
                Sync.Directory(parent);
        }
    }

    private static void ShutOthersOut(string path)
    {
        if (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & ~OwnersOnly) == 0)
            return;
        try
        {
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) & OwnersOnly);
        }
        catch (UnauthorizedAccessException)
        {
            // It is somebody else's, as the volume of a container may be: who may look into it is theirs to say.
        }
    }

    // A first start that was cut off leaves a lock file and perhaps a draft of the format.
    private static bool HasOtherFiles(string path) =>
        Directory.EnumerateFileSystemEntries(path).Any(static entry => System.IO.Path.GetFileName(entry) is not (LockFile or FormatFile + ".new"));

    private static FileStream Lock(string path)
    {
        var file = System.IO.Path.Combine(path, LockFile);
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (IsSharingViolation(e))
        {
            var pidFile = System.IO.Path.Combine(path, PidFile);
            var holder = File.Exists(pidFile) ? $"process {File.ReadAllText(pidFile).Trim()}" : "another process";
            throw new DataDirectoryException(DataDirectoryFault.InUse, $"The data directory '{path}' is in use by {holder}.", e);
        }
    }

    // .NET's lock on Unix fails with EWOULDBLOCK (11 on Linux, 35 on macOS), on Windows with ERROR_SHARING_VIOLATION.
    private static bool IsSharingViolation(IOException e) =>
        OperatingSystem.IsWindows() ? e.HResult == unchecked((int)0x80070020) : e.HResult is 11 or 35;

    private static void CheckFormat(string path)
    {
        var file = System.IO.Path.Combine(path, FormatFile);
        if (!File.Exists(file))
        {
            // Put in place whole, so that neither a stop nor a power cut leaves half a version.
            var draft = file + ".new";
            using (var stream = File.Create(draft))
            {
                stream.Write(Encoding.ASCII.GetBytes($"{FormatName} {FormatVersion}\n"));
                stream.Flush();
                Sync.File(stream.SafeFileHandle, draft);
            }
            File.Move(draft, file, overwrite: true);
            Sync.Directory(path);
            return;
        }
        var words = File.ReadAllText(file).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words is not [FormatName, var number] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            throw new DataDirectoryException(DataDirectoryFault.NotOurs, $"'{file}' does not say which format the data directory has.");
        if (version > FormatVersion)
        {
            throw new DataDirectoryException(
                DataDirectoryFault.NewerFormat,
                $"The data directory '{path}' has format {version}; this program knows formats up to {FormatVersion}. Use a newer Millrace.");
        }
    }
}
