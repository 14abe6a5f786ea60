using System.Globalization;
using Millrace.Storage.Devices;

namespace Millrace.Storage.Checking;

/// <summary>
/// Where a repair keeps what it takes out of use: a folder for each repair, with the files at the places that they had. Nothing in it is ever
/// changed or deleted, and everything in it has reached the disk before its original is touched.
/// </summary>
internal sealed class LostAndFound
{
    public const string FolderName = "lost+found";

    private readonly string _root;
    private readonly List<string> _kept = [];

    private LostAndFound(string root, string path) => (_root, Path) = (root, path);

    /// <summary>The folder of this repair; made with the first file.</summary>
    public string Path { get; }

    /// <summary>What was put there.</summary>
    public IReadOnlyList<string> Kept => _kept;

    /// <summary>Chooses a folder in a data directory.</summary>
    public static LostAndFound Begin(string root, DateTimeOffset now)
    {
        var name = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var path = System.IO.Path.Combine(root, FolderName, name);
        for (var i = 2; Directory.Exists(path); i++)
            path = System.IO.Path.Combine(root, FolderName, $"{name}-{i}");
        return new(root, path);
    }

    /// <summary>Keeps a file that stays in use, as it is now. One that is not there needs no keeping.</summary>
    public void Copy(string file)
    {
        if (File.Exists(file))
            Copy(file, Place(file), 0, new FileInfo(file).Length);
    }

    /// <summary>Keeps a part of a file, under the file's name and where the part began.</summary>
    public void CopyPart(string file, long offset, long bytes) => Copy(file, Place(file) + $".from-{offset}", offset, bytes);

    /// <summary>Takes a file away.</summary>
    public void Move(string file)
    {
        if (!File.Exists(file))
            return;
        var place = Place(file);
        File.Move(file, place);
        Keep(place);
    }

    /// <summary>Takes a folder away with all that is in it.</summary>
    public void MoveFolder(string folder)
    {
        var place = Place(folder);
        Directory.Move(folder, place);
        Keep(place);
    }

    private string Place(string file)
    {
        var place = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(_root, file));
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(place)!);
        return place;
    }

    private void Copy(string file, string place, long offset, long bytes)
    {
        using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var target = new FileStream(place, FileMode.CreateNew, FileAccess.Write);
        source.Position = offset;
        var buffer = new byte[1 << 20];
        while (bytes > 0 && source.Read(buffer, 0, (int)Math.Min(buffer.Length, bytes)) is > 0 and var read)
        {
            target.Write(buffer, 0, read);
            bytes -= read;
        }
        target.Flush();
        Sync.File(target.SafeFileHandle, place);
        Keep(place);
    }

    private void Keep(string place)
    {
        var above = place;
        do
        {
            above = System.IO.Path.GetDirectoryName(above)!;
            Sync.Directory(above);
        }
        while (above != _root);
        _kept.Add(place);
    }
}
