using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Millrace.Storage.Blobs;
using Millrace.Wire;

namespace Millrace.Lambda.Code;

/// <summary>
/// Links that zips can be fetched by for ten minutes without a signature, as GetFunction tells them. A link is sealed, so that only who was let
/// see one has it.
/// </summary>
internal sealed class CodeLinks(byte[] secret, TimeProvider time)
{
    /// <summary>What the path of a link begins with; the rest is its token.</summary>
    public const string Path = "/_millrace/code/";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>Makes a link to a blob.</summary>
    /// <param name="blob">The blob.</param>
    /// <param name="context">Who asks; the link leads to where the request came to.</param>
    public string Make(string blob, RequestContext context)
    {
        var scheme = context.Origin is { IsEncrypted: true } ? "https" : "http";
        var expires = (time.GetUtcNow() + Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"{scheme}://{context.Origin?.Header("host") ?? "localhost"}{Path}{expires}.{blob}.{Seal(expires, blob)}";
    }

    /// <summary>The blob that a token is for; null when it is none, or too old.</summary>
    public string? Read(string token) =>
        token.Split('.') is [var expires, var blob, var seal]
        && long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var until)
        && BlobName.IsName(blob)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(seal), Encoding.UTF8.GetBytes(Seal(expires, blob)))
        && time.GetUtcNow().ToUnixTimeSeconds() <= until
            ? blob
            : null;

    private string Seal(string expires, string blob) => Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{expires}.{blob}")));
}
