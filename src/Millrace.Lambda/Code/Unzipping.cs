using System.IO.Compression;
using System.Text;

namespace Millrace.Lambda.Code;

/// <summary>Writes what is in a zip into a folder, and nothing beside it. Files keep who may run them; links lead to what is in the folder.</summary>
internal static class Unzipping
{
    private const int KindShift = 16;
    private const int KindMask = 0xF000;
    private const int LinkKind = 0xA000;
    private const int MostLinkBytes = 4096;
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Runnable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Unzips.</summary>
    /// <param name="folder">Where to; what is there is written over.</param>
    /// <param name="archive">The zip.</param>
    /// <exception cref="InvalidDataException">It leads out of the folder.</exception>
    public static void To(string folder, ZipArchive archive)
    {
        // Links come last: while files are written no link of this zip can lead them elsewhere.
        foreach (var entry in archive.Entries.Where(static entry => !IsLink(entry))) Write(folder, entry);
        foreach (var entry in archive.Entries.Where(IsLink)) Link(folder, entry);
    }

    private static void Write(string folder, ZipArchiveEntry entry)
    {
        var path = Locate(folder, entry.FullName);
        if (entry.FullName.EndsWith('/'))
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Clear(path, entry);
        using (var content = entry.Open())
        using (var file = File.Create(path)) content.CopyTo(file);
        if (OperatingSystem.IsWindows()) return;
        var mode = (UnixFileMode)((entry.ExternalAttributes >> KindShift) & 0x1FF);
        File.SetUnixFileMode(path, Readable | ((mode & UnixFileMode.UserExecute) != 0 ? Runnable : UnixFileMode.None));
    }

    private static void Link(string folder, ZipArchiveEntry entry)
    {
        var path = Locate(folder, entry.FullName);
        string target;
        using (var content = entry.Open())
        {
            var text = new byte[MostLinkBytes];
            target = Encoding.UTF8.GetString(text, 0, content.ReadAtLeast(text, text.Length, throwOnEndOfStream: false));
        }

        var depth = Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar).Length - 1;
        if (!StaysInside(target, depth)) throw new InvalidDataException($"The link {entry.FullName} leads out of the zip.");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Clear(path, entry);
        File.CreateSymbolicLink(path, target);
    }

    /// <summary>Makes room for an entry: another layer may have had a file or a link there, and a zip a folder of the same name.</summary>
    private static void Clear(string path, ZipArchiveEntry entry)
    {
        if (new DirectoryInfo(path) is { Exists: true, LinkTarget: null }) throw new InvalidDataException($"{entry.FullName} is a folder too.");
        File.Delete(path);
    }

    /// <summary>Whether a link's target climbs no higher than the folder, and only at its beginning: another link may stand where it has descended.</summary>
    private static bool StaysInside(string target, int depth)
    {
        if (target.Length == 0 || target.StartsWith('/') || target.Contains('\0') || target.Contains('\\')) return false;
        var parts = target.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(static part => part != ".").ToList();
        var climbs = parts.TakeWhile(static part => part == "..").Count();
        return climbs <= depth && !parts.Skip(climbs).Contains("..");
    }

    private static bool IsLink(ZipArchiveEntry entry) => ((entry.ExternalAttributes >> KindShift) & KindMask) == LinkKind;

    /// <summary>Where an entry comes to stand; no part of the way may be a link.</summary>
    private static string Locate(string folder, string name)
    {
        var path = folder;
        foreach (var part in name.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".") continue;
            if (part == ".." || part.Contains('\\') || part.Contains('\0')) throw new InvalidDataException($"{name} leads out of the zip.");
            if (path != folder && new DirectoryInfo(path).LinkTarget is not null) throw new InvalidDataException($"{name} is behind a link.");
            path = Path.Combine(path, part);
        }

        return path;
    }
}
