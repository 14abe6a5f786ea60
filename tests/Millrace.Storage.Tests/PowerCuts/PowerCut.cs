using static Millrace.Storage.Tests.PowerCuts.DiskStep;

namespace Millrace.Storage.Tests.PowerCuts;

/// <summary>
/// Makes what a power cut leaves of a disk. What was synced is there. Of all else, each change to a file or a directory got to the disk or did not,
/// on its own and in no order; of a write some sectors may have and others not.
/// </summary>
internal static class PowerCut
{
    private const int SectorBytes = 512;

    /// <summary>Writes the files into a folder.</summary>
    /// <param name="steps">What was done.</param>
    /// <param name="count">How many of the steps came before the cut.</param>
    /// <param name="random">Chooses what of the unsynced is there.</param>
    /// <param name="folder">Gets the files.</param>
    public static void Make(IReadOnlyList<DiskStep> steps, int count, Random random, string folder)
    {
        var isSafe = FindSafe(steps, count);
        // Nothing, everything, or some of it.
        var chance = random.Next(4) switch { 0 => 0.0, 1 => 1.0, 2 => 0.1, _ => 0.5 };
        var names = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var directories = new HashSet<string> { "" };
        var contents = new Dictionary<long, byte[]>();
        for (var i = 0; i < count; i++)
        {
            var isThere = isSafe[i] || random.NextDouble() < chance;
            switch (steps[i])
            {
                case Write write:
                    Apply(contents, write, isSafe[i], chance, random);
                    break;
                case SetLength length when isThere:
                    contents[length.File] = Resized(contents.GetValueOrDefault(length.File) ?? [], length.Length);
                    break;
                case Create create when isThere:
                    names[create.Path] = create.File;
                    break;
                case MakeDirectory made when isThere:
                    directories.Add(made.Path);
                    break;
                case Link link when isThere && names.TryGetValue(link.From, out var linked):
                    names[link.To] = linked;
                    break;
                case Rename rename when isThere:
                    Move(names, directories, rename.From, rename.To);
                    break;
                case Remove remove when isThere:
                    names.Remove(remove.Path);
                    directories.Remove(remove.Path);
                    break;
            }
        }

        foreach (var (name, file) in names)
        {
            // Without its directory a file cannot be found.
            if (!HasDirectories(name, directories))
                continue;
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, contents.GetValueOrDefault(file) ?? []);
        }
    }

    /// <summary>Which steps were synced.</summary>
    private static bool[] FindSafe(IReadOnlyList<DiskStep> steps, int count)
    {
        var isSafe = new bool[count];
        // Backwards: by the newest sync that had ended, everything is safe that came before its beginning.
        var files = new Dictionary<long, int>();
        var directories = new Dictionary<string, int>();
        for (var i = count - 1; i >= 0; i--)
        {
            switch (steps[i])
            {
                case SyncEnd end:
                    files.TryAdd(end.File, end.Begin);
                    break;
                case SyncFailed failed:
                    files.Remove(failed.File);
                    break;
                case SyncDirectoryEnd end:
                    directories.TryAdd(end.Path, end.Begin);
                    break;
                case Write write:
                    isSafe[i] = files.GetValueOrDefault(write.File, -1) > i;
                    break;
                case SetLength length:
                    isSafe[i] = files.GetValueOrDefault(length.File, -1) > i;
                    break;
                case Create create:
                    isSafe[i] = IsSynced(create.Path, i);
                    break;
                case MakeDirectory made:
                    isSafe[i] = IsSynced(made.Path, i);
                    break;
                case Link link:
                    isSafe[i] = IsSynced(link.To, i);
                    break;
                case Rename rename:
                    isSafe[i] = IsSynced(rename.From, i) && IsSynced(rename.To, i);
                    break;
                case Remove remove:
                    isSafe[i] = IsSynced(remove.Path, i);
                    break;
            }
        }
        return isSafe;

        bool IsSynced(string path, int step) => directories.GetValueOrDefault(Path.GetDirectoryName(path)!, -1) > step;
    }

    private static void Apply(Dictionary<long, byte[]> contents, Write write, bool isSafe, double chance, Random random)
    {
        var content = contents.GetValueOrDefault(write.File) ?? [];
        var end = write.Offset + write.Bytes.Length;
        if (!isSafe && random.NextDouble() >= chance)
            return;
        if (content.Length < end)
            content = Resized(content, end);
        for (var at = 0; at < write.Bytes.Length;)
        {
            var sector = (int)Math.Min(write.Bytes.Length - at, SectorBytes - (write.Offset + at) % SectorBytes);
            if (isSafe || chance == 1.0 || random.NextDouble() < 0.8)
                write.Bytes.AsSpan(at, sector).CopyTo(content.AsSpan((int)write.Offset + at));
            at += sector;
        }
        contents[write.File] = content;
    }

    private static byte[] Resized(byte[] content, long length)
    {
        Array.Resize(ref content, (int)length);
        return content;
    }

    private static void Move(SortedDictionary<string, long> names, HashSet<string> directories, string from, string to)
    {
        if (names.Remove(from, out var file))
            names[to] = file;
        foreach (var (name, below) in names.Where(pair => pair.Key.StartsWith(from + "/", StringComparison.Ordinal)).ToArray())
        {
            names.Remove(name);
            names[to + name[from.Length..]] = below;
        }
        foreach (var directory in directories.Where(path => path == from || path.StartsWith(from + "/", StringComparison.Ordinal)).ToArray())
        {
            directories.Remove(directory);
            directories.Add(to + directory[from.Length..]);
        }
    }

    private static bool HasDirectories(string path, HashSet<string> directories)
    {
        for (var directory = Path.GetDirectoryName(path)!; directory.Length > 0; directory = Path.GetDirectoryName(directory)!)
        {
            if (!directories.Contains(directory))
                return false;
        }
        return true;
    }
}
