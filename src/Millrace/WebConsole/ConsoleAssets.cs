using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Millrace.WebConsole;

/// <summary>What a browser loads: the page, its program and its style, which the build has bundled and compressed into resources of the program.</summary>
internal sealed class ConsoleAssets
{
    private const string ResourcePrefix = "console/";
    private const string Brotli = ".br";
    private const string Gzip = ".gz";
    private const string Page = "index.html";

    private readonly FrozenDictionary<string, Asset> _assets;

    private ConsoleAssets(FrozenDictionary<string, Asset> assets) => _assets = assets;

    /// <summary>Whether the build had what it takes to make them: Node.js and npm.</summary>
    public bool AreBuilt => _assets.ContainsKey(Page);

    /// <summary>Those of this program.</summary>
    public static ConsoleAssets Load()
    {
        var program = typeof(ConsoleAssets).Assembly;
        var assets = new Dictionary<string, Asset>();
        foreach (var resource in program.GetManifestResourceNames())
        {
            if (!resource.StartsWith(ResourcePrefix, StringComparison.Ordinal) || !resource.EndsWith(Brotli, StringComparison.Ordinal)) continue;
            var name = resource[ResourcePrefix.Length..^Brotli.Length];
            var brotli = Read(resource);
            assets[name] = new Asset(TypeOf(name), brotli, Read($"{ResourcePrefix}{name}{Gzip}"), $"\"{Convert.ToHexStringLower(SHA256.HashData(brotli))[..20]}\"");
        }

        return new ConsoleAssets(assets.ToFrozenDictionary());

        byte[] Read(string resource)
        {
            using var stream = program.GetManifestResourceStream(resource)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
    }

    /// <summary>Sends an asset; false when there is none of the name.</summary>
    /// <param name="http">The request.</param>
    /// <param name="name">The asset's name; empty for the page.</param>
    public async Task<bool> TrySendAsync(HttpContext http, string name)
    {
        if (!_assets.TryGetValue(name.Length == 0 ? Page : name, out var asset)) return false;
        var (request, response) = (http.Request, http.Response);
        response.Headers.ETag = asset.Tag;
        // A name holds the hash of what it names, but for the page's, which names the others.
        response.Headers.CacheControl = name.Length == 0 ? "no-cache" : "public, max-age=31536000, immutable";
        response.Headers.Vary = "Accept-Encoding";
        if (request.Headers.IfNoneMatch.ToString().Contains(asset.Tag, StringComparison.Ordinal))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return true;
        }

        var accepted = request.Headers.AcceptEncoding.ToString();
        var encoding = Accepts(accepted, "br") ? "br" : Accepts(accepted, "gzip") ? "gzip" : null;
        var body = encoding switch
        {
            "br" => asset.Brotli,
            "gzip" => asset.Gzip,
            _ => await PlainAsync(asset.Gzip),
        };
        if (encoding is not null) response.Headers.ContentEncoding = encoding;
        response.ContentType = asset.Type;
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(request.Method)) await response.Body.WriteAsync(body, http.RequestAborted);
        return true;
    }

    private static bool Accepts(string accepted, string encoding) =>
        accepted.Split(',').Any(part => part.Split(';') is var pieces && pieces[0].Trim() == encoding && (pieces.Length == 1 || pieces[1].Trim() is not ("q=0" or "q=0.0")));

    private static async Task<byte[]> PlainAsync(byte[] compressed)
    {
        await using var unpacking = new GZipStream(new MemoryStream(compressed), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        await unpacking.CopyToAsync(plain);
        return plain.ToArray();
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "text/plain; charset=utf-8",
    };

    private sealed record Asset(string Type, byte[] Brotli, byte[] Gzip, string Tag);
}
