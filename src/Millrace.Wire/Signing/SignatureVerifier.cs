using System.Security.Cryptography;
using System.Text;

namespace Millrace.Wire.Signing;

/// <summary>Computes the signature that a request should have and compares. Safe for use by many threads.</summary>
public sealed class SignatureVerifier
{
    private readonly SigningKeyCache _keys = new();

    /// <summary>The request must be signed with this secret.</summary>
    /// <param name="signature">The signature that was sent.</param>
    /// <param name="request">The request.</param>
    /// <param name="body">The body as it was sent.</param>
    /// <param name="secretAccessKey">The secret of the signature's key.</param>
    /// <exception cref="ServiceException">InvalidSignatureException, or SignatureDoesNotMatch: the text shows what should have been signed.</exception>
    public void RequireSignature(RequestSignature signature, ISignableRequest request, ReadOnlySpan<byte> body, string secretAccessKey)
    {
        // Over HTTP/2 a client may sign the pseudo-header instead; the JavaScript SDK does.
        if (!signature.SignedHeaders.Contains("host") && !signature.SignedHeaders.Contains(":authority"))
        {
            throw signature.Errors.InvalidSignature(
                "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.", AuthenticationDetail.UnsignedHost);
        }

        ReadOnlySpan<string> unsigned = signature.IsPresigned ? [CanonicalQuery.Signature] : [];
        var refusal = Judge(signature, request, unsigned, body, secretAccessKey);
        if (refusal is null) return;

        // Some clients sign a URL first and append the token then. It cannot be another one: a token belongs to one key.
        if (signature is { IsPresigned: true, SessionToken: not null }
            && Judge(signature, request, [CanonicalQuery.Signature, CanonicalQuery.SecurityToken], body, secretAccessKey) is null)
        {
            return;
        }

        throw refusal;
    }

    /// <summary>Null for the right signature.</summary>
    private ServiceException? Judge(
        RequestSignature signature, ISignableRequest request, ReadOnlySpan<string> unsigned, ReadOnlySpan<byte> body, string secretAccessKey)
    {
        var canonicalRequest = new Utf8Builder(stackalloc byte[1024]);
        var stringToSign = new Utf8Builder(stackalloc byte[256]);
        try
        {
            CanonicalRequest.Write(request, signature.SignedHeaders, unsigned, body, ref canonicalRequest);
            CanonicalRequest.WriteStringToSign(signature.Time, signature.Scope, canonicalRequest.Written, ref stringToSign);

            Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes * 2];
            _keys.Get(secretAccessKey, signature.Scope).Sign(stringToSign.Written, expected);
            var isAnnounced = AnnouncesPayload(request, canonicalRequest.Written);
            if (isAnnounced && IsSame(expected, signature.Signature)) return null;

            return signature.Errors.InvalidSignature(
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details."
                + $"\n\nThe Canonical String for this request should have been\n'{canonicalRequest.ToString()}'"
                + $"\n\nThe String-to-Sign should have been\n'{stringToSign.ToString()}'\n",
                isAnnounced ? AuthenticationDetail.Signature : AuthenticationDetail.PayloadHash);
        }
        finally
        {
            canonicalRequest.Dispose();
            stringToSign.Dispose();
        }
    }

    /// <summary>Whether the hash that the client announces, if any, is the one in the last line of the canonical request.</summary>
    private static bool AnnouncesPayload(ISignableRequest request, ReadOnlySpan<byte> canonicalRequest)
    {
        if (request.Header(CanonicalRequest.PayloadHashHeader) is not { } announced) return true;
        var payload = canonicalRequest[(canonicalRequest.LastIndexOf((byte)'\n') + 1)..];
        return Ascii.EqualsIgnoreCase(payload, announced);
    }

    /// <summary>Compares in a time that does not tell how much of the signature is right.</summary>
    private static bool IsSame(ReadOnlySpan<byte> expected, string sent)
    {
        if (sent.Length != expected.Length) return false;
        Span<byte> sentBytes = stackalloc byte[HMACSHA256.HashSizeInBytes * 2];
        return Encoding.ASCII.TryGetBytes(sent, sentBytes, out var written)
            && CryptographicOperations.FixedTimeEquals(expected, sentBytes[..written]);
    }
}
