using Millrace.Storage.Devices;

namespace Millrace.Storage.Blobs;

/// <summary>Blobs as files of a folder. A file has its name once all of it is there: what a stop cut off has another, and is swept away at the next start.</summary>
public sealed class FileBlobStore : IBlobStore
{
    private const string UnfinishedSuffix = ".new";

    private readonly string _folder;
    private readonly bool _syncs;

    private FileBlobStore(string folder, bool syncs)
    {
        _folder = folder;
        _syncs = syncs;
    }

    /// <summary>Opens the folder, making it when it is not there.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="durability">What a blob that was put survives.</param>
    /// <exception cref="IOException">The folder cannot be used.</exception>
    public static FileBlobStore Open(string folder, Durability durability)
    {
        Directory.CreateDirectory(folder);
        foreach (var unfinished in Directory.EnumerateFiles(folder, $"*{UnfinishedSuffix}")) File.Delete(unfinished);
        return new FileBlobStore(folder, durability == Durability.Full);
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<string> List() =>
        [.. Directory.EnumerateFiles(_folder).Select(static path => Path.GetFileName(path)).Where(BlobName.IsName)];

    /// <inheritdoc/>
    public async ValueTask<string> PutAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var name = BlobName.Of(content.Span);
        var path = PathOf(name);
        if (File.Exists(path)) return name;

        var unfinished = $"{path}.{Guid.NewGuid():N}{UnfinishedSuffix}";
        try
        {
            await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
            {
                await file.WriteAsync(content, cancellationToken);
                await file.FlushAsync(cancellationToken);
                if (_syncs) Sync.File(file.SafeFileHandle, unfinished);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }

        if (_syncs) Sync.Directory(_folder);
        return name;
    }

    /// <inheritdoc/>
    public Stream? Open(string name)
    {
        if (!BlobName.IsName(name)) return null;
        try
        {
            return new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Delete(string name)
    {
        if (BlobName.IsName(name)) File.Delete(PathOf(name));
    }

    private string PathOf(string name) => Path.Combine(_folder, name);
}
