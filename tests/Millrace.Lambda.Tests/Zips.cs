using System.IO.Compression;
using System.Security.Cryptography;

namespace Millrace.Lambda.Tests;

/// <summary>Zips as requests have them, base64.</summary>
internal static class Zips
{
    /// <summary>A function that echoes.</summary>
    public static string Small { get; } = Of("index.py", "def handler(event, context): return event"u8);

    /// <summary>Another one.</summary>
    public static string Other { get; } = Of("index.py", "def handler(event, context): return 42"u8);

    public static string Of(string path, ReadOnlySpan<byte> content)
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            var entry = zip.CreateEntry(path);
            entry.LastWriteTime = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
            using var stream = entry.Open();
            stream.Write(content);
        }

        return Convert.ToBase64String(output.ToArray());
    }

    /// <summary>What CodeSha256 tells of a zip.</summary>
    public static string Sha256(string zip) => Convert.ToBase64String(SHA256.HashData(Convert.FromBase64String(zip)));
}
