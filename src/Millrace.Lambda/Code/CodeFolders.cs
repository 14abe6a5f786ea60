using System.Collections.Concurrent;
using System.IO.Compression;
using Millrace.Lambda.Functions;
using Millrace.Storage.Blobs;

namespace Millrace.Lambda.Code;

/// <summary>The code of functions, unzipped once for all environments that run it. Nothing in it outlives the server.</summary>
/// <param name="folder">A folder of its own.</param>
/// <param name="blobs">The zips.</param>
internal sealed class CodeFolders(string folder, IBlobStore blobs)
{
    private readonly ConcurrentDictionary<string, Lazy<string>> _unzipped = new(StringComparer.Ordinal);

    /// <summary>The folder of a version's code.</summary>
    public string OfCode(VersionState version) => Find([version.Blob()]);

    /// <summary>The folder of its layers, later ones over earlier ones; null when it has none.</summary>
    public string? OfLayers(VersionState version) => version.Layers.IsEmpty ? null : Find([.. version.Layers.Select(static layer => layer.Blob)]);

    private string Find(string[] zips)
    {
        var key = string.Join('+', zips);
        try
        {
            return _unzipped.GetOrAdd(key, _ => new Lazy<string>(() => Unzip(zips))).Value;
        }
        catch
        {
            // The next call tries again.
            _unzipped.TryRemove(key, out _);
            throw;
        }
    }

    private string Unzip(string[] zips)
    {
        var target = Directory.CreateDirectory(Path.Combine(folder, Guid.NewGuid().ToString("N"))).FullName;
        foreach (var zip in zips)
        {
            using var content = blobs.Open(zip) ?? throw new IOException($"The code {zip} is gone.");
            using var archive = new ZipArchive(content, ZipArchiveMode.Read);
            Unzipping.To(target, archive);
        }

        return target;
    }
}
