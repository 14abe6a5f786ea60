using System.Security.Cryptography;

namespace Millrace.Wire.Signing;

/// <summary>The texts that SigV4 hashes and signs (facts/iam.md 1).</summary>
internal static class CanonicalRequest
{
    /// <summary>The header in which a client may announce the hash of its body.</summary>
    public const string PayloadHashHeader = "x-amz-content-sha256";

    /// <summary>What that header says of a body that is not signed.</summary>
    public const string UnsignedPayload = "UNSIGNED-PAYLOAD";

    /// <summary>Writes the canonical request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="signedHeaders">The names of the signed headers, lower case and sorted.</param>
    /// <param name="unsigned">The parameters of the query that are not signed.</param>
    /// <param name="body">The body as it is sent.</param>
    /// <param name="text">Where it goes.</param>
    public static void Write(
        ISignableRequest request,
        IReadOnlyList<string> signedHeaders,
        ReadOnlySpan<string> unsigned,
        ReadOnlySpan<byte> body,
        ref Utf8Builder text)
    {
        text.Append(request.Method);
        text.Append((byte)'\n');
        CanonicalPath.Write(request.Path, ref text);
        text.Append((byte)'\n');
        CanonicalQuery.Write(request.Query, unsigned, ref text);
        text.Append((byte)'\n');
        CanonicalHeaders.Write(request, signedHeaders, ref text);
        text.Append((byte)'\n');
        for (var i = 0; i < signedHeaders.Count; i++)
        {
            if (i > 0) text.Append((byte)';');
            text.Append(signedHeaders[i]);
        }

        text.Append((byte)'\n');
        WritePayload(request, body, ref text);
    }

    /// <summary>Writes the string to sign over a canonical request.</summary>
    public static void WriteStringToSign(
        DateTimeOffset time, CredentialScope scope, ReadOnlySpan<byte> canonicalRequest, ref Utf8Builder text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(canonicalRequest, hash);
        text.Append(RequestSignature.Algorithm);
        text.Append((byte)'\n');
        Span<char> timeText = stackalloc char[SignatureTime.Length];
        SignatureTime.Write(time, timeText);
        text.Append(timeText);
        text.Append((byte)'\n');
        scope.WriteTo(ref text);
        text.Append((byte)'\n');
        text.AppendHex(hash);
    }

    /// <summary>
    /// Writes the hash of the body. A client that announces another hash in <c>x-amz-content-sha256</c> has signed another body, so its
    /// signature cannot match; only over TLS may it leave the body unsigned (facts/iam.md trap 6).
    /// </summary>
    private static void WritePayload(ISignableRequest request, ReadOnlySpan<byte> body, ref Utf8Builder text)
    {
        if (request.IsEncrypted && request.Header(PayloadHashHeader) == UnsignedPayload)
        {
            text.Append(UnsignedPayload);
            return;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        text.AppendHex(hash);
    }
}
