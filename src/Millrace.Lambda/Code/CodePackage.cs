using System.IO.Compression;
using System.Security.Cryptography;
using Millrace.Lambda.Functions;

namespace Millrace.Lambda.Code;

/// <summary>A zip with code, checked.</summary>
/// <param name="Zip">Its bytes.</param>
/// <param name="Sha256">Base64 of their SHA-256.</param>
/// <param name="UnzippedSize">The bytes of what is in it.</param>
internal sealed record CodePackage(ReadOnlyMemory<byte> Zip, string Sha256, long UnzippedSize)
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>Reads the code of a request.</summary>
    /// <param name="source">Where it is.</param>
    /// <param name="layers">The function's layers.</param>
    /// <param name="room">Knows the limits, and the objects of S3.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async ValueTask<CodePackage> ReadAsync(
        CodeSource source, IReadOnlyList<LayerContent> layers, LambdaRoom room, CancellationToken cancellationToken)
    {
        var options = room.Options;
        var bytes = await source.ReadAsync(room.Objects, options, cancellationToken);
        var size = UnzippedSizeOf(bytes, options.MaxUnzippedBytes);
        CheckUnzipped(size, layers, options);
        return new CodePackage(bytes, Convert.ToBase64String(SHA256.HashData(bytes.Span)), size);
    }

    /// <summary>Checks that code and layers together are not too large.</summary>
    public static void CheckUnzipped(long size, IReadOnlyList<LayerContent> layers, LambdaOptions options)
    {
        if (size + layers.Sum(static layer => layer.UnzippedSize) >= options.MaxUnzippedBytes)
            throw LambdaErrors.InvalidParameter($"Unzipped size must be smaller than {options.MaxUnzippedBytes} bytes");
    }

    /// <summary>Unzips to nowhere: what a zip says of its sizes need not be true. Stops once it is over the limit.</summary>
    private static long UnzippedSizeOf(ReadOnlyMemory<byte> zip, long limit)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(zip.ToArray(), writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count == 0) throw LambdaErrors.InvalidParameter("Uploaded file must be a non-empty zip");
            var size = 0L;
            var buffer = new byte[BufferBytes];
            foreach (var entry in archive.Entries)
            {
                if (LeadsOutside(entry.FullName)) throw NotUnzipped();
                using var content = entry.Open();
                while (size < limit && content.Read(buffer) is > 0 and var read) size += read;
            }

            return size;
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException)
        {
            throw NotUnzipped();
        }
    }

    /// <summary>Whether an entry would come to stand beside the folder that the zip is unzipped into.</summary>
    private static bool LeadsOutside(string path) =>
        path.StartsWith('/') || path.Contains('\\') || path.Contains('\0') || path.Split('/').Contains("..") || (path.Length > 1 && path[1] == ':');

    private static Wire.ServiceException NotUnzipped() =>
        LambdaErrors.InvalidParameter("Could not unzip uploaded file. Please check your file, then try to upload again.");
}
