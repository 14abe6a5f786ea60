namespace Millrace.Storage;

/// <summary>What a data directory takes up.</summary>
/// <param name="Segments">Files that hold records.</param>
/// <param name="LogBytes">Bytes of record logs, with their indexes.</param>
/// <param name="StateBytes">Bytes of the state.</param>
/// <param name="TableBytes">Bytes of the tables.</param>
/// <param name="BlobBytes">Bytes of the blobs.</param>
/// <param name="FreeBytes">Bytes that are free for the server's user on the disk.</param>
public sealed record StorageUse(long Segments, long LogBytes, long StateBytes, long TableBytes, long BlobBytes, long FreeBytes)
{
    internal static StorageUse Of(DataDirectory directory)
    {
        var (segments, logBytes) = FolderUse(directory.LogsPath, Logs.Files.Segment.Extension);
        return new StorageUse(
            segments,
            logBytes,
            DatabaseBytes(directory.StatePath),
            DatabaseBytes(directory.TablesPath),
            FolderUse(directory.BlobsPath, "").Bytes,
            new DriveInfo(directory.Path).AvailableFreeSpace);
    }

    private static (long Files, long Bytes) FolderUse(string folder, string extension)
    {
        var (files, bytes) = (0L, 0L);
        if (!Directory.Exists(folder)) return (files, bytes);
        // Segments are trimmed and whole logs deleted meanwhile.
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = 0 };
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", options))
        {
            bytes += LengthOf(file);
            if (extension.Length > 0 && file.Extension == extension) files++;
        }

        return (files, bytes);
    }

    private static long DatabaseBytes(string path) => LengthOf(new FileInfo(path)) + LengthOf(new FileInfo(path + "-wal"));

    private static long LengthOf(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
